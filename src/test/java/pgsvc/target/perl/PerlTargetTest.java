package pgsvc.target.perl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.target.Account;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;
import pgsvc.target.shell.Shell;
import pgsvc.target.shell.ShellContract;
import pgsvc.target.shell.ShellTarget;
import pgsvc.target.shell.ShellTargetTest;

/// The contract with the perl that is here, and what is where there is none.
public class PerlTargetTest {

    @Nested
    class BehindDash extends ShellContract {
        BehindDash() {
            super(Account.ordinary());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return connected("node", as.command("dash"), patience);
        }
    }

    @Nested
    class BehindBash extends ShellContract {
        BehindBash() {
            super(Account.own());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return connected("node", as.command("bash"), patience);
        }
    }

    /// A node with a perl; the test is skipped where there is none.
    public static Target connected(String name, List<String> command, Duration patience) throws TargetException {
        assumeTrue(ShellTargetTest.isInstalled("perl"), "perl is not installed here");
        assumeTrue(ShellTargetTest.isInstalled(command.getLast()), command.getLast() + " is not installed here");
        Shell shell = Shell.over(Peer.start(name, command, "Try `sh`.", patience));
        return PerlTarget.at(shell).orElseThrow();
    }

    @Test
    void whereThereIsNoPerlTheShellGoesOn(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("/bin/sed"), folder.resolve("sed"), StandardCopyOption.COPY_ATTRIBUTES);

        theShellGoesOn(List.of("/usr/bin/env", "PATH=" + folder, "/bin/sh"));
    }

    @Test
    void aPerlThatLacksSomethingLeavesItToTheShell(@TempDir Path folder) throws Exception {
        Path perl = folder.resolve("perl");
        Files.writeString(perl, "#!/bin/sh\necho \"Can't locate Socket.pm\" >&2\nexit 2\n");
        Files.setPosixFilePermissions(perl, PosixFilePermissions.fromString("rwxr-xr-x"));

        theShellGoesOn(List.of("/usr/bin/env", "PATH=" + folder + ":/usr/bin:/bin", "/bin/sh"));
    }

    private static void theShellGoesOn(List<String> command) throws TargetException {
        Shell shell = Shell.over(Peer.start("node", command, "Try `sh`.", ShellContract.PATIENCE));

        assertThat(PerlTarget.at(shell)).isEqualTo(Optional.empty());

        try (Target target = ShellTarget.over(shell)) {
            assertThat(target.run(List.of("echo", "answer"))).isEqualTo(new Target.Result(0, "answer\n"));
        }
    }

    @Test
    void whoeverWritesForEverIsLeftBehind() throws Exception {
        try (Target target = connected("node", List.of("sh"), ShellContract.PATIENCE)) {
            Target.Result result = target.run(List.of("sh", "-c", "yes & echo $! >&2; exit 3"));

            String pid = result.output()
                    .lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.exitCode()).isEqualTo(3);
            // The pipe to which it writes has no reader any more.
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(left -> left.onExit().join());
        }
    }

    @Test
    void whatADeadPerlIsSentComesToNoShell(@TempDir Path folder) throws Exception {
        try (Target target = connected("node", List.of("sh"), ShellContract.PATIENCE)) {
            target.lock(folder + "/lock", "me");
            String perl = Files.readAllLines(folder.resolve("lock")).get(1);
            ProcessHandle there = ProcessHandle.of(Long.parseLong(perl)).orElseThrow();
            assertThat(there.destroyForcibly()).isTrue();

            ShellContract.isGone(
                    () -> target.write(folder + "/a", "\necho ran >" + folder + "/ran\n".repeat(10_000)),
                    "the connection to node is lost");

            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("lock"));
            }
        }
    }
}
