package pgsvc.cli.view.agent;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import pgsvc.apply.Generation;
import pgsvc.apply.Outcome;
import pgsvc.cli.view.finding.FindingsText;
import pgsvc.cli.view.plan.Words;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.reconcile.ReconcileListener;
import pgsvc.resolve.Resolution;
import pgsvc.target.TargetException;

/// The part of an agent's log that tells how it keeps its node.
public final class KeepingText implements ReconcileListener {
    private final PrintStream err;
    private final Consumer<Resolution> served;
    private final Consumer<String> status;

    /// @param served hears what the node serves
    /// @param status hears, in one line, how it fares
    public KeepingText(PrintStream err, Consumer<Resolution> served, Consumer<String> status) {
        this.err = err;
        this.served = served;
        this.status = status;
    }

    /// The first line.
    public void begins(String inventory, boolean repairs) {
        tell("applies what changes in " + inventory + "; files that others change are "
                + (repairs ? "put back" : "told of"));
    }

    /// The inventory cannot be used.
    public void keeps(String why) {
        tell("all stays as it was: " + why);
    }

    @Override
    public void serves(Resolution resolution) {
        served.accept(resolution);
    }

    @Override
    public void undone(String what) {
        tell(what);
    }

    @Override
    public void waits(String what) {
        tell("waits: " + what);
    }

    @Override
    public void applied(String why, Outcome outcome) {
        switch (outcome) {
            case Outcome.Unchanged _ -> told("all is as it should be (" + why + ")");
            case Outcome.Applied(int generation, var activation) ->
                told("applied generation " + generation + " (" + why + "): " + Words.of(activation));
            case Outcome.Skipped(String reason) -> told("not applied (" + why + "): " + reason);
            case Outcome.RolledBack(String reason) ->
                told("rolled back (" + why + "): " + reason + ". Tried again later.");
            case Outcome.Stranded(String reason) -> told("STRANDED (" + why + "): " + reason);
        }
    }

    @Override
    public void refused(String why, Guard guard) {
        told("not applied (" + why + "): " + guard.what() + ". "
                + (guard.forceable() ? "See pgsvc plan; a person does it with pgsvc apply --force." : guard.mend()));
    }

    @Override
    public void failed(TargetException why) {
        told(why.getMessage() + ". " + why.mend() + " Tried again later.");
    }

    @Override
    public void wrong(List<Diagnostic> errors) {
        new FindingsText(err, false).print(errors);
        told("all stays as it was: under who leads now the inventory has the errors above");
    }

    @Override
    public void paused(String reason) {
        told("paused: " + reason + ". Nothing is applied until pgsvc resume; hints go on");
    }

    @Override
    public void resumed() {
        told("resumed");
    }

    @Override
    public void changed(String file, boolean repaired) {
        tell(file + " was changed by somebody else" + (repaired ? ", and is put back" : "; pgsvc plan shows how"));
    }

    @Override
    public void changedBack(String file) {
        tell(file + " is as it should be again");
    }

    @Override
    public void left(String file) {
        tell(file + " is changed again and again by somebody else: it is left alone until SIGHUP. "
                + "Find out who writes it, or leave it to that one.");
    }

    @Override
    public void drifted(Drift drift) {
        tell(drift.subject() + " runs with " + drift.found() + " instead of " + drift.meant()
                + ", which was not set with pgsvc; it is kept");
    }

    @Override
    public void appliedByHand(Generation generation, boolean differs) {
        tell("generation " + generation.number() + " was applied by "
                + generation.author().who()
                + (generation.author().why().isEmpty()
                        ? ""
                        : " (" + generation.author().why() + ")")
                + (differs ? "; it is not what the inventory says, and stays until that, or who leads, changes" : ""));
    }

    private void told(String text) {
        tell(text);
        status.accept(text);
    }

    private void tell(String text) {
        err.println("pgsvc agent: " + text);
    }
}
