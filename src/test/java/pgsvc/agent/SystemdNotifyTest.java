package pgsvc.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;

/// What systemd hears, at a real socket of the kind that it gives.
@Timeout(60)
class SystemdNotifyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// As systemd does, it keeps none of the files that come with a message: systemd-notify waits for that.
    private static final String LISTENER = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            while True:
                print(s.recv(4096).decode())
            """;

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");
    private Process listener;

    @BeforeEach
    void listen() throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed");
        assumeTrue(isThere("systemd-notify"), "systemd-notify is not installed (package systemd)");
        listener = new ProcessBuilder(
                        "python3", "-uc", LISTENER, folder.resolve("notify").toString())
                .redirectOutput(heard().toFile())
                .start();
        assertThat(Waiting.until(() -> Files.exists(folder.resolve("notify")), PATIENCE))
                .isTrue();
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private Path heard() {
        return folder.resolve("heard");
    }

    @AfterEach
    void end() {
        if (listener != null) {
            listener.destroy();
        }
    }

    private SystemdNotify systemd(Map<String, String> environment) {
        return SystemdNotify.of(environment, complaints::add, () -> now);
    }

    private Map<String, String> environment(String watchdog) {
        return Map.of("NOTIFY_SOCKET", folder.resolve("notify").toString(), "WATCHDOG_USEC", watchdog);
    }

    private void awaitHeard(String expected) throws InterruptedException {
        boolean there = Waiting.until(() -> lines().contains(expected), PATIENCE);
        assertThat(there).as("%s in %s", expected, lines()).isTrue();
    }

    private List<String> lines() {
        try {
            return Files.exists(heard()) ? Files.readAllLines(heard()) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itHearsThatTheServiceServesAndHowItFares() throws Exception {
        SystemdNotify systemd = systemd(environment("0"));

        systemd.ready("for 10.10.10.11");
        awaitHeard("READY=1");
        awaitHeard("STATUS=for 10.10.10.11");
        systemd.status("paused: maintenance");
        awaitHeard("STATUS=paused: maintenance");
        systemd.stopping();
        awaitHeard("STOPPING=1");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theWatchdogIsToldThreeTimesInItsTimeAndNoMoreOften() throws Exception {
        SystemdNotify systemd = systemd(environment("60000000"));

        for (int second = 0; second < 60; second++) {
            systemd.alive();
            now = now.plusSeconds(1);
        }
        systemd.stopping();

        awaitHeard("STOPPING=1");
        assertThat(lines().stream().filter(line -> line.equals("WATCHDOG=1"))).hasSize(3);
    }

    @Test
    void whereNobodyListensThatIsSaidOnce() {
        SystemdNotify systemd =
                systemd(Map.of("NOTIFY_SOCKET", folder.resolve("none").toString()));

        systemd.ready("for 10.10.10.11");
        systemd.stopping();

        assertThat(complaints)
                .singleElement()
                .asString()
                .startsWith("systemd is not told how this fares: systemd-notify: ");
    }

    @Test
    void whoeverIsStartedByHandTellsNobody() {
        SystemdNotify systemd = systemd(Map.of("WATCHDOG_USEC", "1000"));

        systemd.ready("for 10.10.10.11");
        systemd.alive();

        assertThat(lines()).isEmpty();
        assertThat(complaints).isEmpty();
    }
}
