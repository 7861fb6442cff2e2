package pgsvc.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.target.socket.CommandSocket;

/// A real HAProxy's socket.
@Timeout(30)
class HaproxySocketTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private CommandSocket socket = new CommandSocket(Path.of("unset"));
    private HaproxySocket haproxy = new HaproxySocket(socket);
    private Process process = new ProcessBuilder("true").start();

    HaproxySocketTest() throws IOException {}

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "haproxy is not installed");
        Path path = folder.resolve("s.sock");
        Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %s mode 660 level admin
                defaults
                    mode tcp
                    timeout connect 1s
                    timeout client 1s
                    timeout server 1s
                listen pg-test-primary
                    bind 127.0.64.201:5433
                    option httpchk OPTIONS /primary
                    default-server inter 60s rise 3 fall 3
                    server pg-test-1 127.0.64.201:1 check
                    server pg-test-2 127.0.64.201:2 check
                """.formatted(path));
        process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        socket = new CommandSocket(path);
        haproxy = new HaproxySocket(socket);
        assertThat(Waiting.until(() -> Files.exists(path), PATIENCE)).isTrue();
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
    }

    private List<String> states() throws IOException {
        return ServerStatus.parse(socket.ask("show stat")).stream()
                .map(server -> server.server() + " " + server.status())
                .toList();
    }

    @Test
    void aHintTakesEffectAtOnceAndInOneLineWithOthers() throws Exception {
        String objection = haproxy.tell(List.of(
                "set server pg-test-primary/pg-test-1 health down",
                "set server pg-test-primary/pg-test-2 health down",
                "set server pg-test-primary/pg-test-2 health up"));

        assertThat(objection).isEmpty();
        assertThat(states()).containsExactly("pg-test-1 DOWN", "pg-test-2 UP");
    }

    @Test
    void whatHaproxyObjectsToIsToldAndTheRestIsDone() throws Exception {
        String objection = haproxy.tell(List.of(
                "set server pg-test-primary/pg-test-9 health up", "set server pg-test-primary/pg-test-1 health down"));

        assertThat(objection).isEqualTo("No such server.");
        assertThat(states().getFirst()).isEqualTo("pg-test-1 DOWN");
    }

    @Test
    void aServerInMaintenanceStaysThereWhateverTheHint() throws Exception {
        String _ = socket.ask("set server pg-test-primary/pg-test-1 state maint");
        String objection = haproxy.tell(List.of("set server pg-test-primary/pg-test-1 health up"));

        assertThat(objection).isEmpty();
        assertThat(states().getFirst()).isEqualTo("pg-test-1 MAINT");
    }

    @Test
    void theProcessThatAnswersIsTold() throws Exception {
        assertThat(haproxy.pid()).isEqualTo(process.pid());
    }

    @Test
    void aSocketThatIsGoneIsToldAtOnceAndNotWaitedFor() throws Exception {
        end();
        Files.deleteIfExists(folder.resolve("s.sock"));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> haproxy.tell(List.of("show info"))).isInstanceOf(IOException.class);
        assertThatThrownBy(haproxy::pid).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(400));
    }
}
