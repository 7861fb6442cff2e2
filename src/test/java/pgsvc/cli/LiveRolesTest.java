package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands make of `pg_service_roles`, with a Patroni that a test plays: pg-test-3, declared offline, leads.
class LiveRolesTest {
    private static final String HOST = "127.0.81.3";

    @TempDir
    Path folder;

    private HttpServer patroni;
    private String inventory = "";

    @BeforeEach
    void start() throws IOException {
        patroni = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), 0), 0);
        answer("/primary", """
                {"state": "running", "role": "primary", "timeline": 2, "patroni": {"version": "4.0.4", "scope": "pg-test"}}
                """);
        answer("/cluster", """
                {"members": [{"name": "pg-test-3", "role": "leader", "state": "running", "host": "%1$s", "port": 5432,
                  "timeline": 2, "api_url": "http://%1$s:%2$d/patroni"}]}
                """.formatted(HOST, patroni.getAddress().getPort()));
        patroni.start();
        Files.createDirectories(folder.resolve("haproxy"));
        Files.writeString(folder.resolve("haproxy/haproxy.cfg"), "global\n");
        write("live");
    }

    private void write(String roles) throws IOException {
        inventory = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts:
                    127.0.81.1: { pg_seq: 1, pg_role: primary }
                    127.0.81.2: { pg_seq: 2, pg_role: replica }
                    127.0.81.3: { pg_seq: 3, pg_role: offline }
                  vars:
                    pg_cluster: pg-test
                    patroni_port: %d
                    pg_service_roles: %s
                """.formatted(
                                patroni.getAddress().getPort(), roles))
                .toString();
    }

    private void answer(String path, String body) {
        patroni.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    @AfterEach
    void stop() {
        patroni.stop(0);
    }

    private Cli plan() {
        return Cli.run(
                "plan",
                "-i",
                inventory,
                "-l",
                "127.0.81.2",
                "--local",
                "--haproxy-dir",
                folder.resolve("haproxy").toString());
    }

    /// The servers of a section that a plan would write, with `*` behind a backup.
    private static List<String> servers(Cli plan, String service) {
        return plan.out()
                .lines()
                .map(line -> line.replaceFirst("^ *\\+ *", ""))
                .dropWhile(line -> !line.equals("listen pg-test-" + service))
                .skip(1)
                .takeWhile(line -> !line.startsWith("listen "))
                .filter(line -> line.startsWith("server "))
                .map(line -> line.split(" ")[1] + (line.endsWith(" backup") ? "*" : ""))
                .toList();
    }

    @Test
    void aPlanGoesByWhoLeads() {
        Cli plan = plan();

        assertThat(plan.err()).isEmpty();
        assertThat(servers(plan, "offline")).containsExactly("pg-test-1*", "pg-test-2*");
        assertThat(servers(plan, "replica")).containsExactly("pg-test-1", "pg-test-2", "pg-test-3*");
    }

    @Test
    void wherePatroniIsNotReachedAPlanGoesByTheDeclaredRolesAndSaysSo() {
        patroni.stop(0);

        Cli plan = plan();

        assertThat(plan.err())
                .isEqualTo("pgsvc: pg-test: no Patroni says who leads, so that its services are those of the declared "
                        + "roles (pg_service_roles: live). See pgsvc topology pg-test.\n");
        assertThat(servers(plan, "offline")).containsExactly("pg-test-3", "pg-test-2*");
        assertThat(servers(plan, "replica")).containsExactly("pg-test-1*", "pg-test-2", "pg-test-3*");
    }

    @Test
    void withDeclaredRolesNobodyIsAsked() throws IOException {
        write("declared");

        assertThat(servers(plan(), "offline")).containsExactly("pg-test-3", "pg-test-2*");
    }

    @Test
    void explainLiveGoesByWhoLeads() {
        Cli explained = Cli.run(
                "explain",
                "pg-test-offline",
                "pg-test-1",
                "--live",
                "-i",
                inventory,
                "--haproxy-dir",
                folder.resolve("haproxy").toString());

        assertThat(explained.out()).contains("backup       yields it");
    }

    @Test
    void simulateTakesTheRolesThatTheClusterHas() {
        assertThat(Cli.run("simulate", "pg-test", "-i", inventory).out()).contains("Selectors see live roles");
        assertThat(Cli.run("simulate", "pg-test", "-i", inventory, "--roles", "declared")
                        .out())
                .doesNotContain("Selectors see live roles");
    }

    @Test
    void anotherWordIsAMistakeWithItsPlace() throws IOException {
        write("life");

        Cli lint = Cli.run("lint", "-i", inventory);

        assertThat(lint.exit()).isEqualTo(65);
        assertThat(lint.out())
                .startsWith(
                        "error[roles-unknown] " + inventory + ":9:23: pg_service_roles is neither declared nor live\n");
    }
}
