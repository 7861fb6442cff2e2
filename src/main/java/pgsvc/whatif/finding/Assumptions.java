package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pgsvc.resolve.Server;
import pgsvc.resolve.check.Asked;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;

/// Says what a simulation takes for granted because no inventory tells it.
public final class Assumptions {
    private Assumptions() {}

    /// Whole sentences.
    public static List<String> of(Matrix matrix) {
        List<String> all = new ArrayList<>();
        all.add("Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are "
                + "not in the inventory.");
        matrix.rows().forEach(row -> synchronous(row, all));
        matrix.rows().forEach(row -> parameters(row, all));
        matrix.rows().forEach(row -> strangers(matrix, row, all));
        return all;
    }

    private static void synchronous(Row row, List<String> into) {
        if (row.check().asked().isAboutSynchronousReplication()) {
            String taken = row.check().asked() == Asked.ASYNCHRONOUS
                    ? "Every replica is taken to be asynchronous."
                    : "A question mark is at each replica that may answer 200 to "
                            + row.check().path() + ".";
            into.add(row.label()
                    + ": whether replication is synchronous, and to which replica, is not in the inventory. " + taken);
        }
    }

    private static void parameters(Row row, List<String> into) {
        List<String> narrowing = row.check().parametersThatNarrow();
        if (!narrowing.isEmpty()) {
            into.add(row.label() + ": every instance is taken to pass " + Wording.and(narrowing)
                    + ", which only the live cluster can tell.");
        }
    }

    private static void strangers(Matrix matrix, Row row, List<String> into) {
        List<String> strangers = row.service().servers().stream()
                .map(Server::name)
                .filter(name -> !matrix.instances().contains(name))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        if (!strangers.isEmpty()) {
            into.add(row.label() + ": what " + Wording.and(strangers) + Wording.number(strangers, " answers", " answer")
                    + " is not known, since "
                    + Wording.number(strangers, "it is no member", "they are no members") + " of "
                    + matrix.cluster().name() + ".");
        }
    }
}
