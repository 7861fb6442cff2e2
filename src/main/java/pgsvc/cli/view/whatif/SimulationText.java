package pgsvc.cli.view.whatif;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.view.Counted;
import pgsvc.cli.view.Table;
import pgsvc.model.Roles;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Situation;
import pgsvc.whatif.finding.Assumptions;
import pgsvc.whatif.finding.Hole;
import pgsvc.whatif.finding.Holes;
import pgsvc.whatif.finding.Note;
import pgsvc.whatif.finding.Notes;

/// A simulation for people: a table of services and leaders, what losses change, and what is wrong in words.
public final class SimulationText {
    private static final int LEADERS_ABREAST = 8;

    private final PrintStream out;

    public SimulationText(PrintStream out) {
        this.out = out;
    }

    /// Prints a simulation.
    ///
    /// @param declared the same with the declared roles, where `matrix` has the live ones
    public void print(Matrix matrix, Optional<Matrix> declared) {
        Cells cells = new Cells(matrix.cluster());
        head(matrix);
        leaders(matrix, cells);
        if (matrix.situations().stream().anyMatch(situation -> !situation.lost().isEmpty())) {
            out.println();
            new LossTable(matrix, cells).print(out);
        }
        legend(matrix);
        holes(matrix);
        section("Notes", Notes.in(matrix).stream().map(Note::sentence).toList());
        declared.ifPresent(before -> effect(before, matrix, cells));
        section("Taken for granted", Assumptions.of(matrix));
    }

    private void head(Matrix matrix) {
        String leader = matrix.declaredLeader();
        out.println(matrix.cluster().name() + (matrix.cluster().isStandby() ? ", a standby cluster: " : ": ")
                + Counted.of(matrix.instances().size(), "instance") + ", " + leader + " leads as declared. "
                + "Below, " + matrix.cluster().primary().orElseThrow().seq() + " is " + leader + ", and so on.");
        if (matrix.roles() == Roles.LIVE) {
            out.println("Selectors see live roles: the leader is primary, a declared primary that does not lead is "
                    + "replica, others are what they are declared.");
        }
    }

    private void leaders(Matrix matrix, Cells cells) {
        List<String> all = matrix.instances();
        for (int from = 0; from < all.size(); from += LEADERS_ABREAST) {
            out.println();
            block(matrix, all.subList(from, Math.min(all.size(), from + LEADERS_ABREAST)), cells);
        }
    }

    private void block(Matrix matrix, List<String> leaders, Cells cells) {
        List<String> heads = new ArrayList<>(List.of("SERVICE", "PORT", "CHECK"));
        leaders.forEach(leader -> heads.add("LEADER " + cells.number(leader)));
        Table table = new Table(heads.toArray(String[]::new));
        for (int row = 0; row < matrix.rows().size(); row++) {
            Row service = matrix.rows().get(row);
            List<String> line = new ArrayList<>(List.of(
                    service.label(),
                    Integer.toString(service.service().port()),
                    service.service().check()));
            for (String leader : leaders) {
                line.add(cells.cell(matrix.serving(Situation.ledBy(leader), row)));
            }
            table.row(line.toArray(String[]::new));
        }
        table.print(out);
    }

    private void legend(Matrix matrix) {
        List<Serving> all =
                matrix.servings().values().stream().flatMap(List::stream).toList();
        List<String> signs = new ArrayList<>();
        if (all.stream().anyMatch(Serving::byBackup)) {
            signs.add(Cells.BACKUP + " as a backup, since no other server is up then");
        }
        if (all.stream().anyMatch(serving -> !serving.perhaps().isEmpty())) {
            signs.add(Cells.PERHAPS + " perhaps, by what the inventory does not tell");
        }
        if (!signs.isEmpty()) {
            out.println();
            signs.forEach(out::println);
        }
    }

    private void holes(Matrix matrix) {
        List<Hole> holes = Holes.in(matrix);
        out.println();
        if (holes.isEmpty()) {
            boolean sure = matrix.servings().values().stream()
                    .flatMap(List::stream)
                    .noneMatch(serving -> serving.servers().isEmpty());
            out.println("No hole: each service has a server" + (sure ? "" : ", or perhaps one,") + " in each of "
                    + Counted.of(matrix.situations().size(), "situation") + ".");
            return;
        }
        out.println("Holes:");
        for (Hole hole : holes) {
            out.println("  " + hole.sentence());
            out.println("    Mend: " + hole.mend());
        }
    }

    private void section(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.println();
            out.println(title + ":");
            sentences.forEach(sentence -> out.println("  " + sentence));
        }
    }

    private void effect(Matrix declared, Matrix live, Cells cells) {
        Table table = new Table("LEADER", "SERVICE", "DECLARED", "LIVE");
        boolean same = true;
        for (String leader : live.instances()) {
            for (int row = 0; row < live.rows().size(); row++) {
                String before = cells.cell(declared.serving(Situation.ledBy(leader), row));
                String now = cells.cell(live.serving(Situation.ledBy(leader), row));
                if (!before.equals(now)) {
                    table.row(cells.number(leader), live.rows().get(row).label(), before, now);
                    same = false;
                }
            }
        }
        out.println();
        out.println(same ? "Live roles change nothing while all instances are there." : "What live roles change:");
        if (!same) {
            table.print(out);
        }
        out.println("Cases of a service without a server: " + Holes.cases(declared) + " with declared roles, "
                + Holes.cases(live) + " with live ones.");
    }
}
