package pgsvc.cli.view.status;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import pgsvc.cli.view.Table;
import pgsvc.cli.view.topology.TopologyText;
import pgsvc.cli.view.whatif.Cells;
import pgsvc.model.Instance;
import pgsvc.status.ClusterStatus;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// A cluster: who leads, who serves each service at each load balancer, and what keeps servers out.
final class ClusterText {
    private static final String ABSENT = "-";
    private static final int MOST_NAMED = 3;

    private final ClusterStatus status;
    private final Cells cells;
    private final SequencedSet<String> nodes = new LinkedHashSet<>();
    private final SequencedSet<String> reached = new LinkedHashSet<>();

    ClusterText(ClusterStatus status) {
        this.status = status;
        this.cells = new Cells(status.cluster());
        status.services().forEach(service -> service.at().forEach(this::see));
    }

    private void see(String node, ServiceAt at) {
        nodes.add(node);
        if (!(at instanceof ServiceAt.Unknown)) {
            reached.add(node);
        }
    }

    void print(PrintStream out) {
        out.println(headline());
        TopologyText.leadership(status.live()).forEach(out::println);
        silent().forEach(out::println);
        out.println();
        table().print(out);
        if (isStoodIn()) {
            out.println("\n" + Cells.BACKUP + " as a backup, since no other server is up");
        }
    }

    private String headline() {
        TopologySnapshot live = status.live();
        long answering =
                live.members().stream().filter(ObservedMember::isAnswering).count();
        return status.cluster().name() + ": "
                + live.leader().map(leader -> leader.name() + " leads").orElse("nobody is known to lead") + ", "
                + answering + " of " + live.members().size() + " members answer. Below, " + example()
                + ", and so on.";
    }

    private String example() {
        Instance first = status.cluster().instances().getFirst();
        return cells.number(first.name()) + " is " + first.name();
    }

    private List<String> silent() {
        return status.live().members().stream()
                .filter(member -> !member.isAnswering())
                .map(TopologyText::silence)
                .toList();
    }

    /// Load balancers with the same answers to everything share a column.
    private Table table() {
        Map<List<String>, List<String>> columns = columns();
        List<String> heads = new ArrayList<>(List.of("SERVICE", "PORT", "CHECK"));
        columns.values().forEach(column -> heads.add(head(column)));
        Table table = new Table(heads.toArray(String[]::new));
        for (int row = 0; row < status.services().size(); row++) {
            ServiceStatus service = status.services().get(row);
            List<String> line = new ArrayList<>(List.of(
                    service.service().name(),
                    Integer.toString(service.service().port()),
                    service.service().check()));
            for (List<String> column : columns.keySet()) {
                line.add(column.get(row));
            }
            table.row(line.toArray(String[]::new));
        }
        return table;
    }

    private Map<List<String>, List<String>> columns() {
        Map<List<String>, List<String>> columns = new LinkedHashMap<>();
        for (String node : reached) {
            List<String> column = status.services().stream()
                    .map(service -> cell(service, node))
                    .toList();
            columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(node);
        }
        return columns;
    }

    private String head(List<String> column) {
        int number = column.size();
        if (number > 1 && number == reached.size()) {
            return number == nodes.size() ? "AT ALL " + number : "AT " + number + " OF " + nodes.size();
        }
        return "AT " + (number > MOST_NAMED ? Places.phrase(column, nodes) : String.join(", ", column));
    }

    private String cell(ServiceStatus service, String node) {
        return service.at().containsKey(node)
                ? cell(Objects.requireNonNull(service.at().get(node)))
                : ABSENT;
    }

    private String cell(ServiceAt at) {
        return switch (at) {
            case ServiceAt.Runs runs when runs.choice().servers().isEmpty() -> "none";
            case ServiceAt.Runs runs ->
                runs.choice().servers().stream()
                        .map(server -> cells.number(server) + (runs.choice().byBackup() ? Cells.BACKUP : ""))
                        .collect(Collectors.joining(" "));
            case ServiceAt.Missing _ -> "not loaded";
            case ServiceAt.NoHaproxy _ -> "no HAProxy";
            case ServiceAt.Unknown _ -> "?";
        };
    }

    private boolean isStoodIn() {
        return status.services().stream()
                .flatMap(service -> service.at().values().stream())
                .anyMatch(
                        at -> at instanceof ServiceAt.Runs runs && runs.choice().byBackup());
    }
}
