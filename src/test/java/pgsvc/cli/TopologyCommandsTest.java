package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `topology` and `discover` on a Patroni that a test plays: its first member answers, the second is away.
class TopologyCommandsTest {
    private static final String HOST = "127.0.64.2";
    private static final String AWAY = "127.0.64.3";

    @TempDir
    Path folder;

    private HttpServer patroni;
    private int port;
    private String inventory = "";

    @BeforeEach
    void start() throws IOException {
        patroni = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), 0), 0);
        port = patroni.getAddress().getPort();
        answer("/primary", 200, """
                {"state": "running", "role": "primary", "timeline": 2, "patroni": {"version": "4.0.4", "scope": "pg-test"}}
                """);
        answer("/cluster", 200, """
                {"members": [
                  {"name": "pg-test-1", "role": "leader", "state": "running", "host": "%1$s", "port": 5432, "timeline": 2,
                   "api_url": "http://%1$s:%3$d/patroni"},
                  {"name": "pg-test-2", "role": "replica", "state": "stopped", "host": "%2$s", "port": 5432,
                   "api_url": "http://%2$s:%3$d/patroni", "lag": "unknown", "tags": {"nofailover": true}}]}
                """.formatted(HOST, AWAY, port));
        patroni.start();
        inventory = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts:
                    %s: { pg_seq: 1, pg_role: replica }
                    %s: { pg_seq: 2, pg_role: primary }
                  vars: { pg_cluster: pg-test, patroni_port: %d, patroni_password: s3cret }
                """.formatted(HOST, AWAY, port))
                .toString();
    }

    @AfterEach
    void stop() {
        patroni.stop(0);
    }

    private void answer(String path, int status, String body) {
        patroni.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    @Test
    void theClusterIsShownBesideWhatIsDeclaredAlsoWhereAMemberIsAway() {
        assertThat(Cli.run("topology", "pg-test", "-i", inventory)).isEqualTo(new Cli(0, """
                MEMBER     ROLE     DECLARED  STATE    TIMELINE  LAG  POSTGRESQL       PATRONI
                pg-test-1  leader   replica   running  2         -    127.0.64.2:5432  127.0.64.2:%1$d
                pg-test-2  replica  primary   stopped  -         -    127.0.64.3:5432  127.0.64.3:%1$d (no answer)

                The Patroni of pg-test-2 at http://127.0.64.3:%1$d refuses the connection; what is told of it is what the others know.

                pg-test-2 is declared as the primary, and pg-test-1 leads: selectors and backups that name roles go by what is declared.
                  Mend: Make pg-test-1 the primary in the inventory and pg-test-2 a replica, or switch over to pg-test-2.
                """.formatted(port), ""));
    }

    @Test
    void programsGetItAsJson() {
        assertThat(Cli.run("topology", "-i", inventory, "-o", "json")).isEqualTo(new Cli(0, """
                {
                  "cluster": "pg-test",
                  "leader": "pg-test-1",
                  "paused": false,
                  "members": [
                    {
                      "name": "pg-test-1",
                      "declared_name": "pg-test-1",
                      "declared_role": "replica",
                      "api_url": "http://127.0.64.2:%1$d",
                      "answers": true,
                      "claims_primary": true,
                      "patroni_version": "4.0.4",
                      "role": "leader",
                      "state": "running",
                      "host": "127.0.64.2",
                      "port": 5432,
                      "timeline": 2,
                      "tags": { }
                    },
                    {
                      "name": "pg-test-2",
                      "declared_name": "pg-test-2",
                      "declared_role": "primary",
                      "api_url": "http://127.0.64.3:%1$d",
                      "answers": false,
                      "failure": "refused",
                      "failure_detail": "refuses the connection",
                      "role": "replica",
                      "state": "stopped",
                      "host": "127.0.64.3",
                      "port": 5432,
                      "tags": {
                        "nofailover": "true"
                      }
                    }
                  ],
                  "differences": [
                    {
                      "kind": "role",
                      "member": "pg-test-2",
                      "detail": "pg-test-2 is declared as the primary, and pg-test-1 leads: selectors and backups that name roles go by what is declared.",
                      "mend": "Make pg-test-1 the primary in the inventory and pg-test-2 a replica, or switch over to pg-test-2."
                    }
                  ]
                }
                """.formatted(port), ""));
    }

    @Test
    void whereNobodyAnswersItFailsAndSaysWhy() {
        patroni.stop(0);

        assertThat(Cli.run("topology", "-i", inventory)).isEqualTo(new Cli(1, """
                MEMBER     ROLE  DECLARED  STATE  TIMELINE  LAG  POSTGRESQL  PATRONI
                pg-test-1  -     replica   -      -         -    -           127.0.64.2:%1$d (no answer)
                pg-test-2  -     primary   -      -         -    -           127.0.64.3:%1$d (no answer)

                The Patroni of pg-test-1 at http://127.0.64.2:%1$d refuses the connection.
                The Patroni of pg-test-2 at http://127.0.64.3:%1$d refuses the connection.
                """.formatted(port), ""));
    }

    @Test
    void anInventoryIsWrittenThatLintAccepts() {
        Cli discover = Cli.run("discover", HOST + ":" + port);

        assertThat(discover.exit()).isZero();
        assertThat(discover.out()).contains("""
                        127.0.64.2: { pg_seq: 1, pg_role: primary, patroni_port: %1$d }
                        127.0.64.3: { pg_seq: 2, pg_role: replica, pg_offline_query: true, patroni_port: %1$d }  # tags: nofailover=true
                """.formatted(port));
        assertThat(Cli.run(discover.out(), Map.of(), "lint", "-i", "-"))
                .isEqualTo(new Cli(0, "", "No mistakes found.\n"));
    }

    @Test
    void besideAnInventoryTheDifferencesAreTold() {
        assertThat(Cli.run("discover", HOST + ":" + port, "-i", inventory).out())
                .contains("pg-test-2 is declared as the primary, and pg-test-1 leads");
        assertThat(Cli.run("discover", HOST + ":" + port, "-i", inventory, "-o", "json")
                        .out())
                .startsWith("{\n  \"clusters\": [\n    {\n      \"cluster\": \"pg-test\",");
    }

    @Test
    void anAddressThatDoesNotAnswerIsNamed() {
        assertThat(Cli.run("discover", AWAY + ":" + port))
                .isEqualTo(new Cli(1, "", "pgsvc: http://127.0.64.3:%d refuses the connection.\n".formatted(port)));
    }

    @Test
    void wrongUseIsTold() {
        assertThat(Cli.run("topology", "pg-tset", "-i", inventory)).isEqualTo(new Cli(64, "", """
                pgsvc: There is no cluster pg-tset. Did you mean "pg-test"? The inventory has pg-test.
                """));
        assertThat(Cli.run("discover", "ftp://pg-1")).isEqualTo(new Cli(64, "", """
                pgsvc: "ftp://pg-1" is no URL of Patroni's REST API. Write it as http://10.10.10.11:8008 or https://….
                """));
        assertThat(Cli.run("discover", HOST, "-o", "json")).isEqualTo(new Cli(64, "", """
                pgsvc: -o json is for what differs from an inventory: name that with -i FILE.
                """));
        assertThat(Cli.run("discover", HOST, "--user", "patroni")).isEqualTo(new Cli(64, "", """
                pgsvc: --user needs the password in the environment variable PGSVC_PATRONI_PASSWORD, where other users of this machine do not see it.
                """));
        assertThat(Cli.run("discover", "https://" + HOST, "--ca-file", "/nowhere/ca.crt"))
                .isEqualTo(new Cli(1, "", """
                pgsvc: there is no file /nowhere/ca.crt. Name the one that is here.
                """));
    }

    @Test
    void anAuthorityThatIsOnTheNodesAloneIsAskedFor() throws IOException {
        Path secure = Files.writeString(
                folder.resolve("tls.yml"),
                Files.readString(Path.of(inventory))
                        .replace(
                                "patroni_port",
                                "patroni_ssl_enabled: true, patroni_ssl_ca_file: /nowhere/ca.crt, patroni_port"));

        assertThat(Cli.run("topology", "-i", secure.toString())).isEqualTo(new Cli(1, "", """
                pgsvc: there is no file /nowhere/ca.crt. patroni_ssl_ca_file is a file of the load balancers' nodes: name the authority's file on this machine with --ca-file FILE.
                """));
    }
}
