package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import pgsvc.apply.Generation;
import pgsvc.cli.view.Table;

/// Generations of each node, the newest first.
public final class HistoryText {
    private static final int DIGITS = 12;

    private final PrintStream out;

    public HistoryText(PrintStream out) {
        this.out = out;
    }

    /// Prints them.
    public void print(Map<String, List<Generation>> history) {
        Table table = new Table("NODE", "GENERATION", "WHEN", "WHO", "RESULT", "PLAN", "WHY");
        history.forEach((node, generations) -> generations.forEach(generation -> table.row(
                node,
                Integer.toString(generation.number()),
                generation.author().when(),
                generation.author().who(),
                generation.result(),
                beginning(generation.plan()),
                generation.author().why())));
        table.print(out);
    }

    /// Enough to tell plans apart by, as Git shortens its digests.
    private static String beginning(String digest) {
        return digest.isEmpty() ? "-" : digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
