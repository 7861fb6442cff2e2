package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.model.Roles;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Simulation;
import pgsvc.whatif.Situation;

/// What `pgsvc simulate` says beforehand of a primary, two replicas and an offline instance is what HAProxy does
/// then.
@Tag("sandbox")
@Timeout(180)
class SimulationAgainstHaproxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 4, 0, true, false, false, "127.0.61.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void eachInstanceInTurnLeadsAndIsServedAsSimulatedAlsoWithoutOneOfTheOthers() throws Exception {
        Resolution resolution = live.inventory();
        Matrix matrix = Simulation.simulate(
                resolution, resolution.inventory().clusters().getFirst(), 1, Roles.DECLARED);

        for (int seq : List.of(1, 2, 3, 4)) {
            Node.Instance next = live.instance("pg-test-" + seq);
            if (!live.sandbox.leader("pg-test").equals(Optional.of(next))) {
                assertThat(live.sandbox.switchover("pg-test", Optional.of(next)))
                        .isEqualTo(next);
            }
            holds(matrix, Situation.ledBy(next.name()));
        }
        // The offline instance leads now: without pg-test-2 its service falls to the next backup.
        Node.Instance lost = live.instance("pg-test-2");
        live.kill(lost);
        try {
            holds(matrix, new Situation(Optional.of("pg-test-4"), List.of(lost.name())));
        } finally {
            live.restore();
        }
    }

    private static void holds(Matrix matrix, Situation situation) throws Exception {
        Map<String, List<String>> simulated = simulated(matrix, situation);
        for (Node node : live.sandbox.layout().instances()) {
            if (!situation.lost().contains(node.name())) {
                boolean _ = Waiting.until(() -> serving(node).equals(Optional.of(simulated)), PATIENCE);
                assertThat(serving(node)).as("%s at %s", situation, node).contains(simulated);
            }
        }
    }

    private static Map<String, List<String>> simulated(Matrix matrix, Situation situation) {
        Map<String, List<String>> servers = new TreeMap<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            servers.put(
                    matrix.rows().get(row).service().fullName(),
                    matrix.serving(situation, row).servers());
        }
        return servers;
    }

    /// Which servers get sessions by what HAProxy itself says of them; nothing while it does not answer or a
    /// check is on its way to change one.
    private static Optional<Map<String, List<String>>> serving(Node node) {
        List<ServerStatus> all;
        try {
            all = live.sandbox.servers(node);
        } catch (IOException _) {
            return Optional.empty();
        }
        if (!all.stream().allMatch(ServerStatus::isSettled)) {
            return Optional.empty();
        }
        Map<String, List<String>> serving = new TreeMap<>();
        all.stream()
                .collect(Collectors.groupingBy(ServerStatus::section))
                .forEach((section, servers) -> serving.put(section, usable(servers)));
        return Optional.of(serving);
    }

    private static List<String> usable(List<ServerStatus> servers) {
        List<ServerStatus> up = servers.stream()
                .filter(server -> server.isUp() && server.weight() > 0)
                .toList();
        List<String> first = up.stream()
                .filter(server -> !server.backup())
                .map(ServerStatus::server)
                .toList();
        return first.isEmpty() ? up.stream().limit(1).map(ServerStatus::server).toList() : first;
    }
}
