package pgsvc.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;

/// With real processes, which each test ends.
class OwnProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Node NODE = new Node.Instance("pg-test", 1, "primary", "127.0.0.11");
    private static final List<String> SLEEP = List.of("sleep", "1000");

    private final List<ProcessHandle> started = new ArrayList<>();

    @TempDir
    Path temporary;

    private SandboxFolder folder;
    private SandboxFolder other;

    @BeforeEach
    void makeTwoFolders() throws Exception {
        folder = new SandboxFolder(temporary.resolve("box"));
        other = new SandboxFolder(temporary.resolve("box2"));
        Files.createDirectories(folder.data(NODE));
        Files.createDirectories(folder.etcd());
        Files.createDirectories(other.node(NODE));
    }

    @AfterEach
    void endAllThatWasStarted() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aProcessIsKnownByTheMarkInItsEnvironment() throws Exception {
        ProcessHandle pgbouncer = start(folder, Part.PGBOUNCER, SLEEP);
        ProcessHandle etcd = launcher(folder).startEtcd(SLEEP);
        started.add(etcd);

        assertThat(OwnProcess.all(folder))
                .containsExactlyInAnyOrder(
                        new OwnProcess(pgbouncer, "127.0.0.11", Part.PGBOUNCER),
                        new OwnProcess(etcd, "etcd", Part.ETCD));
        assertThat(OwnProcess.sandboxOf(pgbouncer.pid())).contains(folder.path().toString());
        assertThat(OwnProcess.sandboxOf(ProcessHandle.current().pid())).isEmpty();
    }

    @Test
    void itIsKnownThroughALinkToItsFolder() throws Exception {
        ProcessHandle haproxy = start(folder, Part.HAPROXY, SLEEP);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder.path());

        assertThat(OwnProcess.all(new SandboxFolder(link)))
                .containsExactly(new OwnProcess(haproxy, "127.0.0.11", Part.HAPROXY));
    }

    @Test
    void whatItStartsIsKnownToo() throws Exception {
        ProcessHandle shell = start(folder, Part.PATRONI, List.of("sh", "-c", "sleep 1000; exit"));
        ProcessHandle child = child(shell);

        assertThat(OwnProcess.all(folder))
                .containsExactlyInAnyOrder(
                        new OwnProcess(shell, "127.0.0.11", Part.PATRONI),
                        new OwnProcess(child, "127.0.0.11", Part.PATRONI));
    }

    @Test
    void thePostgresqlThatPatroniStartsIsNoPatroni() throws Exception {
        ProcessHandle postgres = start(folder, Part.PATRONI, List.of(postgres().toString(), "-c", "kill -STOP $$"));
        assertThat(Waiting.until(() -> runs(postgres, "postgres"), PATIENCE)).isTrue();

        assertThat(OwnProcess.all(folder)).containsExactly(new OwnProcess(postgres, "127.0.0.11", Part.POSTGRES));
    }

    /// PostgreSQL's children have no environment that could be read.
    @Test
    void aBackendIsKnownByTheFolderInWhichItWorksAlsoThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder.path());
        ProcessBuilder builder = new ProcessBuilder(postgres().toString(), "-c", "read x")
                .directory(folder.data(NODE).toFile());
        builder.environment().clear();
        ProcessHandle backend = builder.start().toHandle();
        started.add(backend);

        OwnProcess known = new OwnProcess(backend, "127.0.0.11", Part.POSTGRES);
        assertThat(OwnProcess.all(folder)).containsExactly(known);
        assertThat(OwnProcess.all(new SandboxFolder(link))).containsExactly(known);
        assertThat(OwnProcess.all(other)).isEmpty();
    }

    /// A process that has ended is there until its parent asks for its exit status; this parent never does.
    @Test
    void aZombieDoesNotRun() throws Exception {
        ProcessHandle parent = start(folder, Part.PATRONI, List.of("sh", "-c", "sleep 0.01 & exec sleep 1000"));
        OwnProcess child = new OwnProcess(child(parent), "127.0.0.11", Part.PATRONI);

        assertThat(Waiting.until(() -> !child.isRunning(), PATIENCE)).isTrue();
        assertThat(child.handle().isAlive()).isTrue();
        assertThat(OwnProcess.all(folder)).containsExactly(new OwnProcess(parent, "127.0.0.11", Part.PATRONI));
    }

    @Test
    void killReturnsWhenAllAreGone() throws Exception {
        start(folder, Part.PGBOUNCER, SLEEP);
        ProcessHandle deaf = start(folder, Part.HAPROXY, List.of("sh", "-c", "trap '' TERM; sleep 1000; exit"));
        child(deaf);
        List<OwnProcess> victims = OwnProcess.all(folder);
        assertThat(victims).hasSize(3);

        new Ending(folder).kill(victims);

        assertThat(victims).noneMatch(OwnProcess::isRunning);
        assertThat(OwnProcess.all(folder)).isEmpty();
    }

    @Test
    void onlyWhatIsNamedIsKilled() throws Exception {
        OwnProcess pgbouncer = new OwnProcess(start(folder, Part.PGBOUNCER, SLEEP), "127.0.0.11", Part.PGBOUNCER);
        OwnProcess haproxy = new OwnProcess(start(folder, Part.HAPROXY, SLEEP), "127.0.0.11", Part.HAPROXY);

        new Ending(folder).kill(List.of(pgbouncer));

        assertThat(OwnProcess.all(folder)).containsExactly(haproxy);
    }

    @Test
    void theEndOfASandboxTouchesNoOther() throws Exception {
        start(folder, Part.PATRONI, SLEEP);
        ProcessHandle neighbour = start(other, Part.PATRONI, SLEEP);

        new Ending(folder).endAll();

        assertThat(OwnProcess.all(folder)).isEmpty();
        assertThat(OwnProcess.all(other)).containsExactly(new OwnProcess(neighbour, "127.0.0.11", Part.PATRONI));
    }

    /// PostgreSQL gives its shared memory back when it is asked to end, which SIGKILL does not let it do.
    @Test
    void postgresqlIsAskedToEnd() throws Exception {
        String script = "mkfifo fifo; trap 'echo immediate > said; exit' QUIT; echo > ready; read x <> fifo";
        start(folder, Part.PATRONI, List.of(postgres().toString(), "-c", script));
        Path node = folder.node(NODE);
        assertThat(Waiting.until(() -> Files.exists(node.resolve("ready")), PATIENCE))
                .isTrue();

        new Ending(folder).endAll();

        assertThat(node.resolve("said")).hasContent("immediate");
        assertThat(OwnProcess.all(folder)).isEmpty();
    }

    private ProcessHandle start(SandboxFolder where, Part part, List<String> command) throws Exception {
        ProcessHandle process = launcher(where).start(NODE, part, command);
        started.add(process);
        return process;
    }

    private static Launcher launcher(SandboxFolder where) {
        return new Launcher(where, new Account(Optional.empty()));
    }

    /// The one process that another has started; it is ended with it.
    private ProcessHandle child(ProcessHandle parent) throws InterruptedException {
        assertThat(Waiting.until(() -> parent.children().findAny().isPresent(), PATIENCE))
                .isTrue();
        ProcessHandle child = parent.children().findFirst().orElseThrow();
        started.add(child);
        return child;
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith(program))
                .isPresent();
    }

    /// A program of that name; it is the shell.
    private Path postgres() throws Exception {
        return Files.copy(
                Path.of("/bin/sh").toRealPath(),
                temporary.resolve("postgres"),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
