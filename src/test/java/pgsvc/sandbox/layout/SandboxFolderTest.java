package pgsvc.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFolderTest {
    private static final SandboxFolder.Kept KEPT = new SandboxFolder.Kept(
            new Shape(2, 4, 1, true, false, true, "127.0.1.11"), new Secrets("one = 1", "zwei ü", "#3"));

    @TempDir
    Path temporary;

    private Path path;
    private SandboxFolder folder;

    @BeforeEach
    void nameAFolder() {
        path = temporary.resolve("a", "box");
        folder = new SandboxFolder(path);
    }

    @Test
    void whatIsKeptIsReadAgain() throws Exception {
        folder.create(KEPT);

        assertThat(new SandboxFolder(path).read()).isEqualTo(KEPT);
        assertThat(folder.isSandbox()).isTrue();
    }

    @Test
    void thePasswordsAreItsOwnersAloneAndOthersMayPassThrough() throws Exception {
        folder.create(KEPT);

        assertThat(permissions(path)).isEqualTo("rwx--x--x");
        assertThat(permissions(path.resolve("sandbox.properties"))).isEqualTo("rw-------");
    }

    @Test
    void anEmptyFolderThatIsThereIsTaken() throws Exception {
        Files.createDirectories(path);

        folder.create(KEPT);

        assertThat(folder.read()).isEqualTo(KEPT);
    }

    @Test
    void aFolderWithSomethingElseIsLeftAsItWas() throws Exception {
        Path foreign = Files.writeString(Files.createDirectories(path).resolve("thesis.tex"), "long work");

        assertRefused(path + " is not empty, and not a sandbox's", "Name another folder with --dir.");
        assertThat(foreign).hasContent("long work");
        assertThat(folder.isSandbox()).isFalse();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Files.createDirectories(temporary.resolve("a"));
        Files.writeString(path, "a file");

        assertRefused(path + " is not a folder", "Name another folder with --dir.");
        assertThat(path).hasContent("a file");
    }

    @Test
    void aPathThatLeavesNoRoomForSocketsIsRefused() {
        folder = new SandboxFolder(Path.of("/tmp/" + "x".repeat(56)));

        assertRefused(
                "/tmp/" + "x".repeat(56) + " is too long a path: the sockets in it would not fit the system's limit",
                "Name a folder with at most 60 characters with --dir.");
        assertThat(folder.path()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my box", "a#b", "a: b", "it's", "{{ box }}", "$HOME", "kiste-ü", "a\nb"})
    void aPathThatNotEveryProgramTakesAsItIsIsRefused(String name) {
        folder = new SandboxFolder(Path.of("/tmp", name));

        assertRefused(
                "/tmp/" + name + " has a character that some configuration file would take for its own",
                "Name a folder of letters, digits and /._+@~- with --dir.");
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void whereNoSandboxIsTheMendSaysHowToHaveOne() {
        assertThatThrownBy(folder::read)
                .isInstanceOfSatisfying(
                        SandboxException.class,
                        e -> assertThat(e.mend())
                                .isEqualTo("Start one with pgsvc sandbox up, or name its folder with --dir."))
                .hasMessage("there is no sandbox in " + path);
        assertThat(folder.isSandbox()).isFalse();
        assertThat(folder.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clusters=1\nnodes=three\n", "clusters=1\nnodes=3\nproxy_nodes=0\n", "nonsense=\\u00"})
    void aDamagedMarkIsToldWithTheWayToClearIt(String mark) throws Exception {
        Files.createDirectories(path);
        Files.writeString(path.resolve("sandbox.properties"), mark);

        assertThatThrownBy(folder::read)
                .isInstanceOfSatisfying(
                        SandboxException.class,
                        e -> assertThat(e.mend()).isEqualTo("Clear it with pgsvc sandbox down --dir " + path + "."))
                .hasMessageStartingWith(path.resolve("sandbox.properties") + " is damaged (");
    }

    @Test
    void anEndedStartLeavesAFileThatSaysSo() throws Exception {
        folder.create(KEPT);
        assertThat(folder.isComplete()).isFalse();

        folder.complete();

        assertThat(folder.isComplete()).isTrue();
    }

    @Test
    void deletionTakesAllOfItAndNothingBeside() throws Exception {
        Path beside = Files.writeString(temporary.resolve("beside"), "stays");
        folder.create(KEPT);
        folder.complete();
        Path data = Files.createDirectories(path.resolve("127.0.1.11", "data", "base"));
        Files.writeString(data.resolve("1"), "a table");
        Files.createSymbolicLink(data.resolve("link"), beside);

        folder.delete();

        assertThat(path).doesNotExist();
        assertThat(beside).hasContent("stays");
    }

    @Test
    void whatIsGoneMayBeDeletedAgain() throws Exception {
        folder.create(KEPT);

        folder.delete();
        folder.delete();

        assertThat(path).doesNotExist();
    }

    @Test
    void aFolderIsTheSameHoweverItIsWritten() {
        assertThat(new SandboxFolder(path.resolve("..", "box"))).isEqualTo(folder);
    }

    private void assertRefused(String message, String mend) {
        assertThatThrownBy(() -> folder.create(KEPT))
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.mend()).isEqualTo(mend))
                .hasMessage(message);
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
