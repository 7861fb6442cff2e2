package pgsvc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each [Target] does, however it is reached.
public abstract class TargetContract {
    private static final String UPPER_HALF =
            IntStream.rangeClosed(0x80, 0x17f).mapToObj(Character::toString).collect(Collectors.joining());

    /// Connected to an empty folder's machine.
    protected Target target;

    /// That folder; its name has a blank, quotes and what shells look into.
    protected String folder;

    /// Another connection to the same machine.
    protected abstract Target connect() throws Exception;

    /// Makes the folder.
    protected abstract String emptyFolder() throws Exception;

    @BeforeEach
    void start() throws Exception {
        folder = emptyFolder();
        target = connect();
    }

    @AfterEach
    void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    void whatIsWrittenIsRead() throws TargetException {
        for (String text : List.of("", "\n", "a", "a\nb", "a\n\n", "größe → 'x' \"y\" $z `w` \\n\r\n", UPPER_HALF)) {
            target.write(folder + "/a.cfg", "former");
            target.write(folder + "/a.cfg", text);

            assertThat(target.read(folder + "/a.cfg")).contains(text);
            assertThat(target.readAll(folder, ".cfg")).containsExactly(Map.entry("a.cfg", text));
        }
        assertThat(target.list(folder)).containsExactly("a.cfg");
    }

    @Test
    void aMegabyteIsWrittenAndRead() throws TargetException {
        String text = "# größe: a line of some length\n".repeat(35_000);

        target.write(folder + "/large.cfg", text);

        assertThat(target.read(folder + "/large.cfg")).contains(text);
        assertThat(target.readAll(folder, ".cfg")).containsEntry("large.cfg", text);
    }

    @Test
    void namesMayHoldWhatShellsLookInto() throws TargetException {
        List<String> names = List.of("  ", "$(id)", "'", "*", "-rf", "a b'c\"d", "ends\n", "two\nlines:", "größe", "~");
        for (String name : names) {
            target.write(folder + "/" + name + ".cfg", name);
        }

        List<String> files = names.stream().map(name -> name + ".cfg").sorted().toList();
        assertThat(target.list(folder)).isEqualTo(files);
        assertThat(List.copyOf(target.readAll(folder, ".cfg").keySet())).isEqualTo(files);
        for (String name : names) {
            assertThat(target.read(folder + "/" + name + ".cfg")).contains(name);
            target.delete(folder + "/" + name + ".cfg");
        }
        assertThat(target.list(folder)).isEmpty();
    }

    @Test
    void onlyFilesWithTheSuffixAreReadAtOnce() throws TargetException {
        target.write(folder + "/b.cfg", "b");
        target.write(folder + "/a.cfg", "a");
        target.write(folder + "/.hidden.cfg", "h");
        target.write(folder + "/a.cfg.bak", "k");
        target.makeFolder(folder + "/c.cfg");

        assertThat(target.readAll(folder, ".cfg").toString()).isEqualTo("{a.cfg=a, b.cfg=b}");
        assertThat(target.list(folder)).containsExactly(".hidden.cfg", "a.cfg", "a.cfg.bak", "b.cfg", "c.cfg");
    }

    @Test
    void whatIsNotThereReadsAsNothing() throws TargetException {
        assertThat(target.read(folder + "/none")).isEqualTo(Optional.empty());
        assertThat(target.list(folder + "/none")).isEmpty();
        assertThat(target.readAll(folder + "/none", ".cfg")).isEmpty();
        target.delete(folder + "/none");
    }

    @Test
    void aFolderIsNoFileAndAFileIsNoFolder() throws TargetException {
        target.makeFolder(folder + "/sub");
        target.write(folder + "/file", "x");

        refuses(() -> target.read(folder + "/sub"), "Is a directory");
        refuses(() -> target.write(folder + "/sub", "x"), "Is a directory");
        refuses(() -> target.copy(folder + "/file", folder + "/sub"), "Is a directory");
        refuses(() -> target.list(folder + "/file"), "Not a directory");
        refuses(() -> target.readAll(folder + "/file", ".cfg"), "Not a directory");
        refuses(() -> target.makeFolder(folder + "/file"), "File exists");
        refuses(() -> target.makeFolder(folder + "/file/deeper"), "Not a directory");
        assertThat(target.list(folder)).containsExactly("file", "sub");
        assertThat(target.list(folder + "/sub")).isEmpty();
    }

    @Test
    void nothingIsWrittenIntoAFolderThatIsNotThere() throws TargetException {
        target.write(folder + "/a", "a");

        refuses(() -> target.write(folder + "/none/a", "x"), "cannot write " + folder + "/none/a");
        refuses(() -> target.copy(folder + "/a", folder + "/none/a"), "cannot copy " + folder + "/a to ");
        refuses(() -> target.move(folder + "/a", folder + "/none/a"), "cannot rename " + folder + "/a to ");
        refuses(() -> target.lock(folder + "/none/lock", "me"), "cannot lock " + folder + "/none/lock");
        assertThat(target.read(folder + "/a")).contains("a");
    }

    @Test
    void aRefusalLeavesTheConnectionUsable() throws TargetException {
        refuses(() -> target.copy(folder + "/none", folder + "/b"), "cannot copy");

        target.write(folder + "/b", "b");
        assertThat(target.read(folder + "/b")).contains("b");
    }

    @Test
    void aFileIsCopiedOverAnother() throws TargetException {
        target.write(folder + "/a", "a");
        target.write(folder + "/b", "b");

        target.copy(folder + "/a", folder + "/b");

        assertThat(target.read(folder + "/a")).contains("a");
        assertThat(target.read(folder + "/b")).contains("a");
        assertThat(target.list(folder)).containsExactly("a", "b");
    }

    @Test
    void whatIsMovedTakesTheOthersPlace() throws TargetException {
        target.write(folder + "/a", "a");
        target.write(folder + "/b", "b");
        target.makeFolder(folder + "/full/deep");
        target.write(folder + "/full/deep/x", "x");
        target.makeFolder(folder + "/empty");

        target.move(folder + "/a", folder + "/b");
        target.move(folder + "/full", folder + "/empty");

        assertThat(target.read(folder + "/b")).contains("a");
        assertThat(target.read(folder + "/empty/deep/x")).contains("x");
        assertThat(target.list(folder)).containsExactly("b", "empty");
    }

    @Test
    void whatCannotBeMovedStaysWhereItIs() throws TargetException {
        target.write(folder + "/a", "a");
        target.makeFolder(folder + "/full/deep");
        target.makeFolder(folder + "/other");

        refuses(() -> target.move(folder + "/none", folder + "/b"), "No such file or directory");
        refuses(() -> target.move(folder + "/a", folder + "/other"), "cannot rename");
        refuses(() -> target.move(folder + "/other", folder + "/a"), "cannot rename");
        refuses(() -> target.move(folder + "/other", folder + "/full"), "not empty");
        assertThat(target.list(folder)).containsExactly("a", "full", "other");
    }

    @Test
    void aFolderIsDeletedWithAllThatIsInIt() throws TargetException {
        target.makeFolder(folder + "/gone/deep");
        target.write(folder + "/gone/deep/x", "x");
        target.write(folder + "/gone-not", "stays");

        target.delete(folder + "/gone");

        assertThat(target.list(folder)).containsExactly("gone-not");
    }

    @Test
    void aFolderIsFilledAnew() throws TargetException {
        target.write(folder + "/a", "a's");
        target.makeFolder(folder + "/full/former");
        target.write(folder + "/full/former/x", "x");

        for (boolean kept : List.of(true, false)) {
            target.fill(
                    folder + "/full",
                    Map.of("new.cfg", "größe\n", "it's/b.cfg", "", "it's/c.cfg", "c"),
                    Map.of("copy.cfg", folder + "/a", "other/copy.cfg", folder + "/a"),
                    kept);

            assertThat(target.list(folder + "/full")).containsExactly("copy.cfg", "it's", "new.cfg", "other");
            assertThat(target.readAll(folder + "/full", ".cfg").toString())
                    .isEqualTo("{copy.cfg=a's, new.cfg=größe\n}");
            assertThat(target.readAll(folder + "/full/it's", ".cfg").toString()).isEqualTo("{b.cfg=, c.cfg=c}");
            assertThat(target.read(folder + "/full/other/copy.cfg")).contains("a's");
        }
        target.fill(folder + "/full", Map.of(), Map.of(), true);
        assertThat(target.list(folder + "/full")).isEmpty();
    }

    @Test
    void whatCannotBeFilledIsRefused() throws TargetException {
        target.write(folder + "/file", "x");

        refuses(() -> target.fill(folder + "/file/deeper", Map.of("a", "a"), Map.of(), true), "cannot ");
        refuses(() -> target.fill(folder + "/full", Map.of(), Map.of("a", folder + "/none"), false), "cannot ");
    }

    @Test
    void theLockIsToldWithItsHolderAndEndsWithTheConnection() throws Exception {
        String lock = folder + "/a lock";
        try (Target other = connect()) {
            target.lock(lock, "apply of o'neil@desk (pid 7)");
            target.lock(lock, "the same again");

            refuses(
                    () -> other.lock(lock, "second"),
                    "the lock of " + other.name() + " is taken by apply of o'neil@desk (pid 7)");
            target.close();
            other.lock(lock, "second");
            assertThat(other.read(lock).orElseThrow()).startsWith("second");
        }
    }

    @Test
    void aTargetHasOneLock() throws TargetException {
        target.lock(folder + "/one", "me");

        assertThatThrownBy(() -> target.lock(folder + "/two", "me")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCommandThatIsNotThereIsAResult() throws TargetException {
        Target.Result result = target.run(List.of("pgsvc-no-such-command"));

        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.output()).contains("pgsvc-no-such-command", "not found");
    }

    @Test
    void aSocketThatIsNotThereIsRefused() {
        refuses(
                () -> target.ask(folder + "/none.sock", "show info"),
                "the socket " + folder + "/none.sock gives no answer: No such file or directory");
    }

    /// That something is refused, in words.
    protected static void refuses(ThrowingCallable what, String words) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.isGone()).isFalse();
                    assertThat(e.mend()).endsWith(".");
                })
                .hasMessageContaining(words);
    }
}
