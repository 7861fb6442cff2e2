package pgsvc.target.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.target.Account;
import pgsvc.target.FilesContract;
import pgsvc.target.Scene;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;
import pgsvc.target.perl.PerlTargetTest;

/// A file system without room, and one that became read-only.
class FullDiskTest {
    private static final String WITHOUT = "no shell";
    private static final String PERL = "perl";

    private Scene scene = Scene.NONE;
    private String folder = "";

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(Account.own().isRoot(), "only root may mount a file system");
        scene = Scene.of(Account.own());
        folder = scene.folder().toString();
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder), "no tmpfs can be mounted here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (Files.isDirectory(scene.top())) {
            succeeds("umount", folder);
            scene.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox sh", PERL, WITHOUT})
    void theFormerFileStaysAndTheReasonIsTold(String shell) throws Exception {
        try (Target target = connect(shell)) {
            target.write(folder + "/a.cfg", "former");

            refuses(
                    () -> target.write(folder + "/a.cfg", "x".repeat(1_000_000)),
                    "No space left on device",
                    "Make room on db1.");
            assertThat(succeeds("mount", "-o", "remount,ro", folder)).isTrue();
            refuses(
                    () -> target.write(folder + "/a.cfg", "new"),
                    "Read-only file system",
                    "Look why the file system of db1 cannot be written.");
            refuses(
                    () -> target.lock(folder + "/lock", "me"),
                    "cannot lock " + folder + "/lock on db1: ",
                    "Look why the file system of db1 cannot be written.");
            assertThat(target.list(folder)).containsExactly("a.cfg");
            assertThat(target.read(folder + "/a.cfg")).contains("former");
        }
    }

    private static Target connect(String shell) throws TargetException {
        if (shell.equals(WITHOUT)) {
            return LocalTarget.open("db1", FilesContract.PATIENCE);
        }
        if (shell.equals(PERL)) {
            return PerlTargetTest.connected("db1", List.of("sh"), FilesContract.PATIENCE);
        }
        List<String> command = List.of(shell.split(" "));
        assumeTrue(ShellTargetTest.isInstalled(command.getFirst()), shell + " is not installed here");
        return ShellTarget.connect("db1", command, "Try it.", FilesContract.PATIENCE);
    }

    private static void refuses(ThrowingCallable what, String words, String mend) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.isGone()).isFalse();
                    assertThat(e.mend()).isEqualTo(mend);
                })
                .hasMessageContaining(words);
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
