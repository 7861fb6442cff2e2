package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Counted;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// Plans for a person: node by node, each change with its way into force, and the diff.
public final class PlanText {
    private final PrintStream out;

    public PlanText(PrintStream out) {
        this.out = out;
    }

    /// Prints them.
    ///
    /// @param diffs whether what changes in each file is shown
    public void print(List<Plan> plans, boolean diffs) {
        plans.forEach(plan -> print(plan, diffs));
        long changes = plans.stream().mapToLong(plan -> plan.changes().size()).sum();
        long nodes = plans.stream().filter(plan -> !plan.isEmpty()).count();
        out.println(
                changes == 0
                        ? "Nothing is to be changed on " + Counted.of(plans.size(), "node") + "."
                        : Counted.of(changes, "file") + " to be changed on " + nodes + " of "
                                + Counted.of(plans.size(), "node") + ".");
    }

    private void print(Plan plan, boolean diffs) {
        out.println(plan.target() + ": " + headline(plan));
        for (Change change : plan.changes()) {
            out.println("  " + sign(change) + " " + change.file() + "  [" + Words.of(change.activation()) + "]"
                    + (change.sessions() > 0 ? "  " + Counted.of(change.sessions(), "session") : ""));
            if (diffs) {
                Diff.lines(change).forEach(line -> out.println("      " + line));
            }
        }
        for (Drift drift : plan.drift()) {
            out.println("  drift: " + drift.subject() + " runs with " + drift.found() + " instead of " + drift.meant());
        }
        plan.foreign().forEach(file -> out.println("  not pgsvc's, left alone: " + file));
        plan.warnings().forEach(warning -> out.println("  warning: " + warning));
        for (Guard guard : plan.guards()) {
            out.println("  refuses itself: " + guard.what() + ". " + guard.mend());
        }
        out.println();
    }

    private static String headline(Plan plan) {
        if (plan.isEmpty()) {
            return Counted.of(plan.unchanged(), "service") + " as they should be";
        }
        return Counted.of(plan.changes().size(), "file") + " to be changed, " + plan.unchanged() + " unchanged; "
                + switch (plan.activation()) {
                    case Activation.None none -> "HAProxy is not told: " + none.reason();
                    case Activation.Runtime runtime ->
                        "no reload, " + Counted.of(runtime.commands().size(), "command") + " to the running HAProxy";
                    case Activation.Reload _ -> "one reload";
                };
    }

    private static String sign(Change change) {
        return switch (change) {
            case Change.Create _ -> "+";
            case Change.Update update -> update.adopted() ? "a" : "~";
            case Change.Delete _ -> "-";
        };
    }
}
