package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.List;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;

/// Plans for a pull request.
public final class PlanMarkdown {
    private final PrintStream out;

    public PlanMarkdown(PrintStream out) {
        this.out = out;
    }

    /// Prints them.
    public void print(List<Plan> plans) {
        out.println("## pgsvc plan\n\n| node | changes | unchanged | comes into force by |\n|---|---|---|---|");
        for (Plan plan : plans) {
            out.println("| " + plan.target() + " | " + plan.changes().size() + " | " + plan.unchanged() + " | "
                    + (plan.isEmpty() ? "" : Words.of(plan.activation())) + " |");
        }
        plans.forEach(this::print);
    }

    private void print(Plan plan) {
        if (plan.isEmpty()) {
            return;
        }
        out.println("\n### " + plan.target() + "\n");
        plan.warnings().forEach(warning -> out.println("- warning: " + warning));
        for (Guard guard : plan.guards()) {
            out.println("- **refuses itself**: " + guard.what() + ". " + guard.mend());
        }
        for (Change change : plan.changes()) {
            out.println("\n`" + change.file() + "`: " + Words.of(change.activation()) + "\n\n```diff");
            Diff.lines(change).forEach(out::println);
            out.println("```");
        }
    }
}
