package pgsvc.cli.view.whatif;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.cli.view.Table;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Situation;

/// What losses do beyond what anybody would expect, which is that the others who served go on serving. The same
/// for several leaders, or several services, is one line.
final class LossTable {
    private final Matrix matrix;
    private final Cells cells;

    LossTable(Matrix matrix, Cells cells) {
        this.matrix = matrix;
        this.cells = cells;
    }

    private record OfService(List<String> lost, int row, String cell) {}

    private record OfLeaders(List<String> lost, String leaders, String cell) {}

    /// Prints the table, or a line that says that there is nothing to tell.
    void print(PrintStream out) {
        Map<OfLeaders, List<String>> lines = lines();
        boolean one = matrix.situations().stream()
                .allMatch(situation -> situation.lost().size() < 2);
        String rule = (one ? "When an instance is lost" : "When instances are lost")
                + ", the others that served go on serving";
        out.println(rule + (lines.isEmpty() ? "." : ", except:"));
        if (lines.isEmpty()) {
            return;
        }
        Table table = new Table("LOST", "LEADER", "SERVICE", "SERVED BY");
        lines.forEach((line, services) ->
                table.row(cells.numbers(line.lost()), line.leaders(), String.join(", ", services), line.cell()));
        table.print(out);
    }

    private Map<OfLeaders, List<String>> lines() {
        Map<OfService, List<String>> leaders = new LinkedHashMap<>();
        for (Situation situation : matrix.situations()) {
            for (int row = 0; row < matrix.rows().size(); row++) {
                if (!situation.lost().isEmpty() && !isExpected(situation, row)) {
                    OfService key = new OfService(situation.lost(), row, cells.cell(matrix.serving(situation, row)));
                    leaders.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(situation.leader().map(cells::number).orElse("nobody"));
                }
            }
        }
        Map<OfLeaders, List<String>> services = new LinkedHashMap<>();
        leaders.forEach((key, who) -> services.computeIfAbsent(
                        new OfLeaders(key.lost(), named(key.lost(), who), key.cell()), _ -> new ArrayList<>())
                .add(matrix.rows().get(key.row()).label()));
        return services;
    }

    private String named(List<String> lost, List<String> leaders) {
        return leaders.size() > 1 && leaders.size() == matrix.instances().size() - lost.size()
                ? "any"
                : String.join(", ", leaders);
    }

    /// Whether it follows from a situation with one loss fewer by taking the lost server away.
    private boolean isExpected(Situation situation, int row) {
        Serving now = matrix.serving(situation, row);
        return situation.leader().isPresent()
                && situation.lost().stream()
                        .anyMatch(last -> isLeftOf(matrix.serving(withoutLossOf(situation, last), row), now, last));
    }

    private static Situation withoutLossOf(Situation situation, String last) {
        return new Situation(
                situation.leader(),
                situation.lost().stream().filter(name -> !name.equals(last)).toList());
    }

    private static boolean isLeftOf(Serving before, Serving now, String lost) {
        return before.byBackup() == now.byBackup()
                && without(before.servers(), lost).equals(now.servers())
                && without(before.perhaps(), lost).equals(now.perhaps())
                && (before.isEmpty() || !now.isEmpty());
    }

    private static List<String> without(List<String> names, String lost) {
        return names.stream().filter(name -> !name.equals(lost)).toList();
    }
}
