package pgsvc.target.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pgsvc.target.Target;
import pgsvc.target.TargetContract;
import pgsvc.target.TargetException;

/// What a node behind a shell does with a real file system and real processes.
abstract class ShellContract extends TargetContract {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Account account;
    private Scene scene = Scene.NONE;

    /// @param account whom the shell runs as
    ShellContract(Account account) {
        this.account = account;
    }

    abstract Target connect(Account as, Duration patience) throws Exception;

    @Override
    protected Target connect() throws Exception {
        return connect(account, PATIENCE);
    }

    @Override
    protected String emptyFolder() throws Exception {
        scene = Scene.of(account);
        return scene.folder().toString();
    }

    @AfterEach
    void leave() throws IOException {
        scene.close();
    }

    private Path path(String name) {
        return Path.of(folder).resolve(name);
    }

    @Test
    void aFileKeepsItsPermissionsAndItsOwner() throws Exception {
        for (String permissions : List.of("rw-r-----", "r--r--r--", "rwxrwxrwx", "r--------")) {
            Path file = scene.file("a.cfg", "former", permissions);
            Object owner = Files.getOwner(file);

            target.write(file.toString(), "new");

            assertThat(Scene.permissions(file)).isEqualTo(permissions);
            assertThat(Files.getOwner(file)).isEqualTo(owner);
            assertThat(target.read(file.toString())).contains("new");
        }
    }

    @Test
    void aNewFileMayBeReadByAllAndANewFolderByItsOwnerAlone() throws Exception {
        target.makeFolder(path("outer/inner").toString());
        target.write(path("outer/inner/a").toString(), "a");

        assertThat(target.run(List.of("stat", "-c", "%a", path("outer").toString(), path("outer/inner").toString()))
                        .output())
                .isEqualTo("700\n700\n");
        assertThat(target.run(List.of("stat", "-c", "%a", path("outer/inner/a").toString()))
                        .output())
                .isEqualTo("644\n");
    }

    @Test
    void aCopyHasTheOthersPermissionsAndBytes() throws Exception {
        Path from = scene.bytes("from", new byte[] {'a', (byte) 0xe9, 0, (byte) 0xff}, "r--r-----");
        Path to = scene.file("to", "former", "r--r--r--");

        target.copy(from.toString(), to.toString());

        assertThat(Scene.permissions(to)).isEqualTo("r--r-----");
        assertThat(target.run(List.of("cmp", from.toString(), to.toString()))).isEqualTo(new Target.Result(0, ""));
    }

    @Test
    void bytesThatAreNoUtf8ReadAsReplacements() throws Exception {
        scene.bytes("latin.cfg", "gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1), "rw-r--r--");

        assertThat(target.readAll(folder, ".cfg")).containsEntry("latin.cfg", "gr\ufffd\ufffde\n");
        assertThat(target.read(folder + "/latin.cfg")).contains("gr\ufffd\ufffde\n");
    }

    @Test
    void aLinkIsReadThroughAndReplacedItself() throws Exception {
        Path real = scene.file("real", "real", "rw-r--r--");
        Path link = scene.link("link.cfg", real);
        scene.link("dangling.cfg", path("none"));

        assertThat(target.readAll(folder, ".cfg").toString()).isEqualTo("{link.cfg=real}");
        assertThat(target.read(folder + "/dangling.cfg")).isEmpty();
        target.write(link.toString(), "new");
        target.write(folder + "/dangling.cfg", "new");

        assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("real");
        assertThat(path("none")).doesNotExist();
        assertThat(target.readAll(folder, ".cfg").toString()).isEqualTo("{dangling.cfg=new, link.cfg=new}");
    }

    @Test
    void aLinkToAFolderIsReplacedAndTheFolderStaysEmpty() throws Exception {
        target.makeFolder(folder + "/sub");
        scene.link("a", path("sub"));
        scene.link("b", path("sub"));
        target.write(folder + "/x", "x");

        target.write(folder + "/a", "new");
        target.delete(folder + "/b");

        assertThat(target.list(folder)).containsExactly("a", "sub", "x");
        assertThat(target.list(folder + "/sub")).isEmpty();
    }

    @Test
    void whatIsLeftOfAnEarlierWriteIsReplaced() throws Exception {
        scene.file("a" + Target.UNFINISHED, "half", "r--r--r--");

        target.write(folder + "/a", "whole");

        assertThat(target.list(folder)).containsExactly("a");
        assertThat(Scene.permissions(path("a"))).isEqualTo("rw-r--r--");
    }

    @Test
    void aPipeIsNotReadToItsEnd() throws Exception {
        assertThat(target.run(List.of("mkfifo", folder + "/fifo.cfg")).succeeded()).isTrue();

        refuses(() -> target.read(folder + "/fifo.cfg"), "not a regular file");
        assertThat(target.readAll(folder, ".cfg")).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsNotTakenForAbsent() throws Exception {
        assumeTrue(!account.isRoot(), "root may read all");
        scene.file("secret.cfg", "x", "---------");
        target.makeFolder(folder + "/closed/sub");
        target.write(folder + "/closed/sub/a", "a");
        Files.setPosixFilePermissions(path("closed"), PosixFilePermissions.fromString("---------"));

        refuses(() -> target.read(folder + "/secret.cfg"), "Permission denied");
        refuses(() -> target.readAll(folder, ".cfg"), "Permission denied");
        refuses(() -> target.read(folder + "/closed/sub/a"), "Permission denied");
        refuses(() -> target.list(folder + "/closed"), "Permission denied");
        refuses(() -> target.list(folder + "/closed/sub"), "Permission denied");
        Files.setPosixFilePermissions(path("closed"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFolderThatMayNotBeWrittenRefuses() throws Exception {
        assumeTrue(!account.isRoot(), "root may write all");
        target.write(folder + "/a", "a");
        Files.setPosixFilePermissions(Path.of(folder), PosixFilePermissions.fromString("r-xr-xr-x"));

        refuses(() -> target.write(folder + "/a", "new"), "Permission denied");
        refuses(() -> target.delete(folder + "/a"), "Permission denied");
        refuses(() -> target.move(folder + "/a", folder + "/b"), "Permission denied");
        refuses(() -> target.lock(folder + "/lock", "me"), "Permission denied");
        refuses(() -> target.makeFolder(folder + "/sub"), "Permission denied");
        assertThat(target.read(folder + "/a")).contains("a");
        assertThat(target.list(folder)).containsExactly("a");
    }

    @Test
    void aCommandsWordsAreTakenAsTheyAre() throws Exception {
        List<String> command = List.of("printf", "%s|", "a b", "", "'", "$HOME", "*", "two\nlines", "größe", "\\n", "~");

        assertThat(target.run(command)).isEqualTo(new Target.Result(0, "a b||'|$HOME|*|two\nlines|größe|\\n|~|"));
    }

    @Test
    void aCommandHasItsExitCodeBothStreamsAndNoInput() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "cat; echo out; echo err >&2; printf end; exit 7")))
                .isEqualTo(new Target.Result(7, "out\nerr\nend"));
        assertThat(target.run(List.of("sh", "-c", "kill -9 $$")).exitCode()).isEqualTo(137);
        assertThat(target.run(List.of("exit", "5"))).isEqualTo(new Target.Result(5, ""));
    }

    @Test
    void aCommandMayPrintMuch() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x"))
                        .output())
                .isEqualTo("x".repeat(3_000_000));
    }

    @Test
    void programsOfTheAdministratorAreFound() throws Exception {
        assertThat(target.run(List.of("sh", "-c", "echo $PATH")).output()).contains(":/usr/sbin:/sbin");
    }

    @Test
    void aChildThatIsLeftBehindHasNeitherTheLockNorTheAnswer() throws Exception {
        target.lock(folder + "/lock", "first");
        String pid = target.run(List.of("sh", "-c", "sleep 600 & echo $!")).output().strip();
        try {
            assertThat(target.run(List.of("echo", "next"))).isEqualTo(new Target.Result(0, "next\n"));
            target.close();
            try (Target other = connect()) {
                other.lock(folder + "/lock", "second");
                assertThat(other.run(List.of("kill", "-0", pid)).succeeded()).isTrue();
            }
        } finally {
            try (Target other = connect()) {
                other.run(List.of("kill", "-9", pid));
            }
        }
    }

    @Test
    void aShellThatDiesIsGoneAndItsLockIsFree() throws Exception {
        target.lock(folder + "/lock", "first");
        String shell = target.read(folder + "/lock").orElseThrow().lines().skip(1).findFirst().orElseThrow();

        assertThat(target.run(List.of("kill", "-9", shell)).succeeded()).isTrue();

        isGone(() -> target.read(folder + "/lock"), "the connection to node is lost");

        try (Target other = connect()) {
            other.lock(folder + "/lock", "second");
        }
    }

    @Test
    void theHoldersProcessIsTold() throws Exception {
        target.lock(folder + "/lock", "first");
        String shell = target.read(folder + "/lock").orElseThrow().lines().skip(1).findFirst().orElseThrow();
        try (Target other = connect()) {
            assertThatThrownBy(() -> other.lock(folder + "/lock", "second"))
                    .isInstanceOfSatisfying(TargetException.class, e -> assertThat(e.mend())
                            .isEqualTo("Wait for its end; the lock is " + folder + "/lock, held by process " + shell
                                    + " there."));
        }
    }

    @Test
    void patienceEnds() throws Exception {
        try (Target hasty = connect(account, Duration.ofSeconds(2))) {
            isGone(() -> hasty.run(List.of("sleep", "600")), "node gave no answer within 2 s");
            isGone(() -> hasty.run(List.of("true")), "the connection to node is lost");
        }
    }

    @Test
    void aSocketGivesItsAnswer() throws Exception {
        Path socket = Files.createTempDirectory("pgsvc-socket").resolve("s");
        String answer = "größe\n" + "x".repeat(100_000) + "\n\n";
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            scene.open(socket);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> serve(server, answer));

            assertThat(target.ask(socket.toString(), "show 'stat' $x")).isEqualTo(answer);
            assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo("show 'stat' $x\n");
        } finally {
            Files.delete(socket);
            Files.delete(socket.getParent());
        }
    }

    /// One answer to one command, which is at its end where the other closes its direction.
    private static String serve(ServerSocketChannel server, String answer) {
        try (SocketChannel channel = server.accept()) {
            ByteBuffer command = ByteBuffer.allocate(1000);
            while (channel.read(command) >= 0) {
                assertThat(command.hasRemaining()).isTrue();
            }
            ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return new String(command.array(), 0, command.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void isGone(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String words) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.isGone()).isTrue())
                .hasMessageContaining(words);
    }
}
