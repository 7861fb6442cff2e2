package pgsvc.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.command.Session;
import pgsvc.resolve.Resolution;
import picocli.CommandLine;

class WatchedInventoryTest {
    private static final String INVENTORY = """
            all:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
              vars: { pg_cluster: pg-test, pg_service_roles: live }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> kept = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");

    private WatchedInventory watched(Path file) throws Exception {
        Session session = new Session(
                InputStream.nullInputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                () -> false);
        AgentInventory inventory =
                AgentInventory.of(new CommandLine(new AgentCommand().spec()).parseArgs("-i", file.toString()), session);
        return new WatchedInventory(inventory, inventory.read().orElseThrow(), kept::add, () -> now);
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAndWhatComesRightAgainCounts() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), INVENTORY);
        WatchedInventory watched = watched(file);
        assertThat(watched.changed()).isEmpty();

        Files.writeString(file, INVENTORY.replace("live", "alive"));
        assertThat(settled(watched)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("error[roles-unknown] " + file + ":4:50: pg_service_roles is neither declared nor live\n");
        assertThat(kept).containsExactly("the inventory has the errors above");

        Files.delete(file);
        assertThat(settled(watched)).isEmpty();
        assertThat(kept).hasSize(2);

        Files.writeString(file, INVENTORY.replace("live", "declared"));
        assertThat(settled(watched)).isPresent();
    }

    /// A change counts once nothing moves any more.
    private static Optional<Resolution> settled(WatchedInventory watched) {
        assertThat(watched.changed()).isEmpty();
        return watched.changed();
    }

    @Test
    void aProgramIsRunEachMinuteAndWhatItAlwaysSaysIsNoNews() throws Exception {
        Path text = Files.writeString(folder.resolve("all.json"), """
                {"_meta": {"hostvars": {"10.10.10.11": {"pg_cluster": "pg-test", "pg_seq": 1, "pg_role": "primary"}}},
                 "all": {"hosts": ["10.10.10.11"]}}
                """);
        Path program = Files.writeString(folder.resolve("inventory"), "#!/bin/sh\ncat " + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        WatchedInventory watched = watched(program);

        now = now.plusSeconds(60);
        assertThat(watched.changed()).isEmpty();
        Files.writeString(text, Files.readString(text).replace("\"pg_seq\": 1", "\"pg_seq\": 2"));
        now = now.plusSeconds(59);
        assertThat(watched.changed()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(watched.changed()).isPresent();
    }

    @Test
    void aPersonMayAskForIt() throws Exception {
        WatchedInventory watched = watched(Files.writeString(folder.resolve("pigsty.yml"), INVENTORY));

        watched.force();

        assertThat(watched.changed()).isPresent();
        assertThat(watched.changed()).isEmpty();
    }
}
