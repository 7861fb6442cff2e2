package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.Shutdown;
import pgsvc.sandbox.Startup;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;

/// How sandboxes begin and end, also by force.
@Tag("sandbox")
@Timeout(120)
class LifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Shape ONE_NODE = new Shape(1, 1, 0, false, false, false, "127.0.45.11");

    private SandboxFolder folder = new SandboxFolder(Path.of("unset"));

    @BeforeEach
    void makeFolder() throws Exception {
        LiveSandbox.requirePrograms();
        folder = new SandboxFolder(LiveSandbox.newFolder());
    }

    @AfterEach
    void clear() throws Exception {
        boolean _ = new Shutdown(folder).down();
        Files.delete(folder.path().getParent());
    }

    @Test
    void theEndLeavesNoProcessNoSharedMemoryNoListenerAndNoFileAlsoAfterACrash() throws Exception {
        Set<String> memoryBefore = sharedMemory();
        try (Sandbox sandbox = up(ONE_NODE)) {
            assertThat(sharedMemory()).isNotEqualTo(memoryBefore);
            assertThat(listens(5433)).isTrue();
            var killed = sandbox.kill(sandbox.layout().nodes().getFirst(), Optional.of(Part.POSTGRES));
            assertThat(killed).containsExactly(Part.POSTGRES);
        }
        List<OwnProcess> processes = OwnProcess.all(folder);

        assertThat(new Shutdown(folder).down()).isTrue();

        assertThat(processes).isNotEmpty().noneMatch(OwnProcess::isRunning);
        assertThat(OwnProcess.all(folder)).isEmpty();
        assertThat(folder.path()).doesNotExist();
        assertThat(sharedMemory()).isEqualTo(memoryBefore);
        assertThat(Stream.of(5432, 5433, 6432, 8008, 9101).filter(LifeTest::listens))
                .isEmpty();
    }

    @Test
    void aStartThatWasKilledIsClearedByTheNext() throws Exception {
        Process start = Pgsvc.sandbox(folder.path(), "up", "--nodes", "1", "--address", "127.0.45.11");
        assertThat(Waiting.until(() -> runs(Part.POSTGRES), PATIENCE)).isTrue();
        start.destroyForcibly().waitFor();
        assertThat(OwnProcess.all(folder)).isNotEmpty();

        List<String> progress = new ArrayList<>();
        try (Sandbox sandbox = new Startup(folder, ONE_NODE, System.getenv(), progress::add).up()) {
            assertThat(progress.getFirst()).isEqualTo("cleared what an unfinished start had left");
            assertThat(sandbox.leader("pg-test")).isPresent();
        }
    }

    @Test
    void anInterruptedStartLeavesNothing() throws Exception {
        Process start = Pgsvc.sandbox(folder.path(), "up", "--nodes", "1", "--address", "127.0.45.11");
        assertThat(Waiting.until(() -> runs(Part.PATRONI), PATIENCE)).isTrue();

        Pgsvc.interrupt(start);
        Pgsvc.Result result = Pgsvc.await(start);

        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).endsWith("Interrupted; what was begun is cleared.\n");
        assertThat(OwnProcess.all(folder)).isEmpty();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsToldWithItsHolderBeforeAnythingIsBegun() throws Exception {
        try (ServerSocket _ = new ServerSocket(6432, 1, InetAddress.getByName("127.0.45.11"))) {
            Pgsvc.Result result = Pgsvc.run(folder.path(), "up", "--address", "127.0.45.11");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .endsWith("pgsvc: port 6432 on 127.0.45.11, for PgBouncer, cannot be had: address already in use "
                            + "(java, process " + ProcessHandle.current().pid()
                            + "). End that, or take other addresses: --address 127.0.1.11.\n");
            assertThat(folder.path()).doesNotExist();
        }
    }

    @Test
    void aRunningSandboxIsNotBuiltOverAndAnotherLivesBesideIt() throws Exception {
        SandboxFolder second = new SandboxFolder(folder.path().resolveSibling("second"));
        try (Sandbox first = up(ONE_NODE)) {
            assertThatThrownBy(() -> up(ONE_NODE))
                    .isInstanceOf(SandboxException.class)
                    .hasMessage("a sandbox runs in " + folder.path() + " already");
            Shape elsewhere = new Shape(1, 1, 0, false, false, false, "127.0.46.11");
            try (Sandbox other = new Startup(second, elsewhere, System.getenv(), _ -> {}).up()) {
                assertThat(other.leader("pg-test").orElseThrow().address()).isEqualTo("127.0.46.11");
            }
            assertThat(new Shutdown(second).down()).isTrue();
            assertThat(first.leader("pg-test").orElseThrow().address()).isEqualTo("127.0.45.11");
        } finally {
            boolean _ = new Shutdown(second).down();
        }
    }

    private Sandbox up(Shape shape) throws SandboxException, InterruptedException {
        return new Startup(folder, shape, System.getenv(), _ -> {}).up();
    }

    private boolean runs(Part part) {
        return OwnProcess.all(folder).stream().anyMatch(process -> process.part() == part);
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket("127.0.45.11", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// PostgreSQL's segments: of System V by their numbers, of POSIX by their names.
    private static Set<String> sharedMemory() throws IOException {
        Set<String> all = Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .skip(1)
                .map(line -> line.strip().split(" +")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("PostgreSQL"))
                    .forEach(all::add);
        }
        return all;
    }
}
