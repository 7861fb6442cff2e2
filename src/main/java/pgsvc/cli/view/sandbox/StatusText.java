package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import pgsvc.cli.view.Table;
import pgsvc.load.history.Outcome;
import pgsvc.sandbox.SandboxStatus;
import pgsvc.sandbox.SandboxStatus.NodeStatus;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.process.Part;
import pgsvc.topology.LiveMember;

/// A sandbox's status as two tables: nodes, and services by node.
public final class StatusText {
    private final PrintStream out;

    public StatusText(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(SandboxStatus status) {
        nodes(status).print(out);
        out.println();
        services(status).print(out);
        List<String> silent = silent(status);
        if (!silent.isEmpty()) {
            out.println();
            silent.forEach(out::println);
        }
        if (!status.etcd()) {
            out.println("\netcd does not run: Patroni cannot elect a leader.");
        }
    }

    private static Table nodes(SandboxStatus status) {
        Table table = new Table("NODE", "ADDRESS", "ROLE", "STATE", "TIMELINE", "LAG", "DOES NOT RUN");
        for (NodeStatus node : status.nodes()) {
            table.row(
                    node.node().name(),
                    node.node().address(),
                    node.node() instanceof Node.Proxy
                            ? "proxy"
                            : node.member().map(LiveMember::role).orElse("unknown"),
                    node.member().map(LiveMember::state).orElse("-"),
                    number(node.member().map(LiveMember::timeline).orElse(OptionalLong.empty())),
                    number(node.member().map(LiveMember::lag).orElse(OptionalLong.empty())),
                    missing(node, status));
        }
        return table;
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }

    private static String missing(NodeStatus node, SandboxStatus status) {
        Stream<Part> due = Stream.concat(
                node.node() instanceof Node.Proxy
                        ? Stream.of(Part.HAPROXY)
                        : Stream.of(Part.PATRONI, Part.POSTGRES, Part.PGBOUNCER, Part.HAPROXY),
                status.agents() && serves(node.node(), status) ? Stream.of(Part.AGENT) : Stream.empty());
        String missing = String.join(
                ", ",
                due.filter(part -> !node.running().contains(part))
                        .map(Part::word)
                        .toList());
        return missing.isEmpty() ? "-" : missing;
    }

    private static boolean serves(Node node, SandboxStatus status) {
        return status.services().keySet().stream()
                .anyMatch(served -> served.node().equals(node));
    }

    private static Table services(SandboxStatus status) {
        List<Node> through = status.services().keySet().stream()
                .map(Services.Served::node)
                .distinct()
                .toList();
        List<String> heads = new ArrayList<>(List.of("SERVICE", "PORT"));
        through.forEach(node -> heads.add("AT " + node.address()));
        Table table = new Table(heads.toArray(String[]::new));
        byService(status).forEach((port, answers) -> {
            List<String> cells = new ArrayList<>(List.of(port.name(), Integer.toString(port.port())));
            through.forEach(node -> cells.add(answers.getOrDefault(node, "-")));
            table.row(cells.toArray(String[]::new));
        });
        return table;
    }

    /// A service, whichever node it is on.
    private record NameAndPort(String name, int port) {}

    private static Map<NameAndPort, Map<Node, String>> byService(SandboxStatus status) {
        Map<NameAndPort, Map<Node, String>> all = new LinkedHashMap<>();
        status.services()
                .forEach((served, outcome) -> all.computeIfAbsent(
                                new NameAndPort(
                                        served.port().name(), served.port().port()),
                                _ -> new LinkedHashMap<>())
                        .put(served.node(), word(outcome)));
        return all;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String instance, boolean inRecovery) -> instance + (inRecovery ? " (r)" : " (rw)");
            case Outcome.Failed _ -> "no answer";
        };
    }

    private static List<String> silent(SandboxStatus status) {
        List<String> lines = new ArrayList<>();
        status.services().forEach((served, outcome) -> {
            if (outcome instanceof Outcome.Failed(var kind)) {
                lines.add(served.port() + ": " + kind.words());
            }
        });
        return lines;
    }
}
