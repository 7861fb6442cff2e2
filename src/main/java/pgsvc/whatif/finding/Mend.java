package pgsvc.whatif.finding;

import java.util.List;
import pgsvc.resolve.Server;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;
import pgsvc.whatif.Situation;

/// Works out what to change so that a service has a server in some situations.
final class Mend {
    private final Row row;
    private final List<String> servers;
    private final List<String> leaders;
    private final List<String> able;

    private Mend(Matrix matrix, List<Situation> situations, int row) {
        this.row = matrix.rows().get(row);
        this.servers = situations.stream()
                .flatMap(situation -> matrix.serving(situation, row).configured().stream())
                .map(Server::name)
                .distinct()
                .toList();
        this.leaders = matrix.instances().stream()
                .filter(name -> situations.stream().anyMatch(situation -> situation.isLedBy(name)))
                .toList();
        this.able = matrix.instances().stream()
                .filter(name -> situations.stream()
                        .anyMatch(situation -> matrix.passing(situation, row).contains(name)))
                .toList();
    }

    /// What to change, in imperative sentences.
    ///
    /// @param situations in which nobody serves it for the same reason
    /// @param row its place among the rows
    static String inWords(Matrix matrix, List<Situation> situations, int row) {
        Mend mend = new Mend(matrix, situations, row);
        return mend.able.isEmpty() ? mend.withNobodyAble() : mend.withTheAble();
    }

    /// A server that could serve and does not is one without a weight.
    private String withTheAble() {
        List<String> weightless = able.stream().filter(servers::contains).toList();
        if (row.check().asked().isOfLeader()) {
            return weightless.isEmpty()
                    ? "Let its selector yield every member (selector: \"[]\"): "
                            + row.check().path() + " finds the leader among them."
                    : weight(weightless);
        }
        List<String> others =
                able.stream().filter(name -> !servers.contains(name)).toList();
        return others.isEmpty() ? weight(weightless) : backupThatYields(others) + ", which could serve it then.";
    }

    private static String weight(List<String> weightless) {
        return "Give " + Wording.and(weightless) + " a weight (pg_weight) above 0.";
    }

    private String withNobodyAble() {
        return switch (row.check().asked()) {
            case REPLICA, ASYNCHRONOUS ->
                (servers.containsAll(leaders) ? "Check" : backupThatYields(leaders) + ", and check")
                        + " /read-only, so that the leader serves it where no replica can; or add an instance.";
            case PRIMARY,
                    LEADER,
                    STANDBY_LEADER,
                    READ_ONLY,
                    RUNNING,
                    SYNCHRONOUS,
                    READ_ONLY_SYNCHRONOUS,
                    QUORUM,
                    READ_ONLY_QUORUM,
                    NOTHING -> "Add an instance.";
        };
    }

    private String backupThatYields(List<String> members) {
        return (row.service().declared().backup().isPresent()
                        ? "Let its backup yield "
                        : "Give it a backup that yields ")
                + Wording.and(members);
    }
}
