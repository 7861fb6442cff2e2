package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.model.Roles;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Simulation;
import pgsvc.whatif.Situation;

/// Live roles on three nodes, with an agent that applies on each. pg-test-3 is declared offline.
@Tag("sandbox")
@Timeout(300)
class LiveRolesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LiveSandbox live;
    private static final List<Process> AGENTS = new ArrayList<>();

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, true, false, false, "127.0.82.11"));
        live.edit("pg_cluster: pg-test", "pg_cluster: pg-test\n        pg_service_roles: live");
        for (Node node : live.sandbox.layout().nodes()) {
            AGENTS.add(Pgsvc.start(
                    List.of("agent", "-i", live.folder.inventory().toString(), "--node", node.address(), "--apply"),
                    log(node)));
        }
        for (Node node : live.sandbox.layout().nodes()) {
            awaitLog(node, "(the agent begins)");
        }
    }

    @AfterAll
    static void down() throws Exception {
        for (Process agent : AGENTS) {
            agent.destroy();
            assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        if (live != null) {
            for (Node node : live.sandbox.layout().nodes()) {
                Files.deleteIfExists(log(node));
            }
            live.close();
        }
    }

    private static Path log(Node node) {
        return live.folder.path().resolveSibling("keeping-" + node.address() + ".log");
    }

    private static void awaitLog(Node node, String words) throws InterruptedException {
        boolean said = Waiting.until(() -> said(node).contains(words), PATIENCE);
        assertThat(said).as("%s in %s", words, said(node)).isTrue();
    }

    private static String said(Node node) {
        try {
            return Files.readString(log(node));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whenTheOfflineInstanceLeadsEachServiceIsServedAsSimulatedAndNoSessionIsCut() throws Exception {
        assertThat(live.answers("pg-test-offline")).containsExactly("pg-test-3 reads");
        Node through = live.instance("pg-test-2");
        try (Connection held = DriverManager.getConnection(
                "jdbc:postgresql://" + through.address() + ":5434/app?user=app&preferQueryMode=simple")) {
            assertThat(address(held)).isEqualTo(through.address());

            Node.Instance leader = live.sandbox.switchover("pg-test", Optional.of(live.instance("pg-test-3")));
            for (Node node : live.sandbox.layout().nodes()) {
                awaitLog(node, "(" + leader.name() + " leads pg-test): reload: ");
            }

            for (Map.Entry<String, Set<String>> service :
                    simulated(leader.name()).entrySet()) {
                awaitAnswers(service.getKey(), service.getValue());
            }
            assertThat(address(held)).isEqualTo(through.address());
        }
    }

    @Test
    void aNodeThatIsPausedWaitsAndSighupIsHeard() throws Exception {
        Node node = live.instance("pg-test-1");
        pgsvc("pause", "-l", node.address(), "-m", "for the test");
        signal("HUP", AGENTS.getFirst());
        awaitLog(node, "paused: for the test (");
        assertThat(said(node)).doesNotContain("(asked for by SIGHUP)");

        pgsvc("resume", "-l", node.address());
        awaitLog(node, "all is as it should be (asked for by SIGHUP)");
        assertThat(said(node)).contains("pgsvc agent: resumed");
    }

    private static void pgsvc(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-i", live.folder.inventory().toString()));
        assertThat(Pgsvc.await(Pgsvc.start(all)).exitCode()).isZero();
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String address(Connection connection) throws Exception {
        try (ResultSet row = connection.createStatement().executeQuery("select host(inet_server_addr())")) {
            row.next();
            return row.getString(1);
        }
    }

    /// Who answers at each service while an instance leads, by the simulation.
    private static Map<String, Set<String>> simulated(String leader) throws Exception {
        Resolution resolution = live.inventory();
        Matrix matrix = Simulation.simulate(
                resolution, resolution.inventory().clusters().getFirst(), 0, Roles.LIVE);
        Map<String, Set<String>> answers = new TreeMap<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            answers.put(
                    matrix.rows().get(row).service().fullName(),
                    matrix.serving(Situation.ledBy(leader), row).servers().stream()
                            .map(name -> name + (name.equals(leader) ? " writes" : " reads"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return answers;
    }

    private static void awaitAnswers(String service, Set<String> expected) throws Exception {
        Set<String> now = live.answers(service, 5);
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !now.equals(expected) && System.nanoTime() < end; ) {
            now = live.answers(service, 5);
        }
        assertThat(now).as(service).isEqualTo(expected);
    }
}
