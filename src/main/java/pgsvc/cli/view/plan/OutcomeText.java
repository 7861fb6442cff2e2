package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.Map;
import pgsvc.apply.Outcome;
import pgsvc.cli.view.Table;

/// What came of an apply, a line a node.
public final class OutcomeText {
    private final PrintStream out;

    public OutcomeText(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Map<String, Outcome> outcomes) {
        Table table = new Table("NODE", "OUTCOME", "GENERATION", "DETAIL");
        outcomes.forEach((node, outcome) -> {
            switch (outcome) {
                case Outcome.Unchanged _ -> table.row(node, "unchanged", "-", "");
                case Outcome.Applied(int generation, var activation) ->
                    table.row(node, "applied", Integer.toString(generation), Words.of(activation));
                case Outcome.Skipped(String reason) -> table.row(node, "skipped", "-", reason);
                case Outcome.RolledBack(String reason) -> table.row(node, "rolled back", "-", reason);
                case Outcome.Stranded(String reason) -> table.row(node, "STRANDED", "-", reason);
            }
        });
        table.print(out);
    }
}
