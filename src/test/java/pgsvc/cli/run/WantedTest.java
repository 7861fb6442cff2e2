package pgsvc.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.RunText;
import pgsvc.concurrent.Waiting;
import pgsvc.run.workload.NodeChoice;
import pgsvc.run.workload.Workload;
import pgsvc.topology.PlayedPatronis;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// What a run serves where roles are live, while inventory and leader change at the same time.
@Timeout(60)
class WantedTest {
    private static final String INVENTORY = """
            all:
              hosts:
                127.0.88.31: { pg_seq: 1, pg_role: primary }
                127.0.88.32: { pg_seq: 2, pg_role: replica }
              vars:
                pg_cluster: pg-test
                pg_service_roles: live
                patroni_port: PORT
                pg_default_services:
                  - { name: first, check: /health, selector: "[? pg_role == `primary`]", port: 15433 }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PlayedPatronis patronis;
    private Path inventory;
    private Wanted wanted;
    private Duration ahead = Duration.ZERO;

    @BeforeEach
    void begin() throws IOException {
        patronis = new PlayedPatronis("127.0.88.31", "127.0.88.32");
        inventory = folder.resolve("pigsty.yml");
        write("");
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        ParseResult parsed = new CommandLine(new RunCommand().spec()).parseArgs("-i", inventory.toString());
        wanted = new Wanted(
                inventory.toString(),
                new NodeChoice.Named("127.0.88.31"),
                parsed,
                new Session(InputStream.nullInputStream(), told, told, Map.of(), () -> false),
                new RunText(told, false),
                () -> Instant.now().plus(ahead));
    }

    @AfterEach
    void end() {
        wanted.close();
        patronis.close();
    }

    private void write(String more) throws IOException {
        Files.writeString(inventory, INVENTORY.replace("PORT", String.valueOf(patronis.port())) + more);
    }

    private static Set<String> servers(Optional<Workload> workload) {
        return workload.orElseThrow().servers().keySet();
    }

    /// A leader counts once it has led for 5 s, which need not pass.
    private boolean changes() throws InterruptedException {
        return Waiting.until(
                () -> {
                    ahead = ahead.plusSeconds(1);
                    return wanted.hasChanged();
                },
                Duration.ofSeconds(20));
    }

    @Test
    void aLeaderIsNotLostToAnInventoryThatIsWrongAtThatMoment() throws Exception {
        assertThat(servers(wanted.first())).containsExactly("pg-test-first/pg-test-1");
        patronis.lead(2);
        assertThat(changes()).isTrue();

        write("    pg_weight: heavy\n");
        assertThat(wanted.hasChanged())
                .as("by the leader alone, since an editor may still write")
                .isTrue();
        assertThat(wanted.hasChanged()).as("by both").isTrue();
        assertThat(wanted.next()).as("while the inventory is wrong").isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("error[", "the inventory is wrong");

        assertThat(wanted.hasChanged()).isTrue();
        assertThat(servers(wanted.next())).containsExactly("pg-test-first/pg-test-2");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("pg-test-2 leads pg-test");
        assertThat(wanted.hasChanged()).isFalse();
    }

    @Test
    void wherePatronisAuthorityCannotBeReadTheFormerWayIsWatchedOn() throws Exception {
        assertThat(servers(wanted.first())).containsExactly("pg-test-first/pg-test-1");

        write("    patroni_ssl_enabled: true\n    patroni_ssl_ca_file: " + folder.resolve("none.crt") + "\n");
        assertThat(changes()).isTrue();
        assertThat(wanted.next()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.crt", "The services are as before.");

        patronis.lead(2);
        assertThat(changes()).isTrue();
        assertThat(servers(wanted.next())).containsExactly("pg-test-first/pg-test-2");
    }
}
