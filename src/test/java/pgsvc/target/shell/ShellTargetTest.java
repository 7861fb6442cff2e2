package pgsvc.target.shell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import pgsvc.target.Target;

/// The contract with each shell that is here.
class ShellTargetTest {

    @Nested
    class OfThisMachine extends ShellContract {
        OfThisMachine() {
            super(Account.own());
        }

        @Override
        Target connect(Account as, Duration patience) throws Exception {
            return ShellTarget.local("node", patience);
        }
    }

    @Nested
    class WithDash extends ShellContract {
        WithDash() {
            super(Account.ordinary());
        }

        @Override
        Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "dash");
        }
    }

    @Nested
    class WithBash extends ShellContract {
        WithBash() {
            super(Account.ordinary());
        }

        @Override
        Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "bash");
        }
    }

    @Nested
    class WithBusybox extends ShellContract {
        WithBusybox() {
            super(Account.ordinary());
        }

        @Override
        Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "busybox", "sh");
        }
    }

    @Nested
    class WithSudo extends ShellContract {
        WithSudo() {
            super(new Account("root", 0, 0));
        }

        @Override
        Target connect(Account as, Duration patience) throws Exception {
            assumeTrue(mayBecomeRoot(), "sudo is not installed, or asks for a password here");
            return ShellTarget.connect("node", List.of("sudo", "-n", "sh"), "Try `sudo -n true`.", patience);
        }
    }

    static boolean mayBecomeRoot() throws IOException, InterruptedException {
        return isInstalled("sudo")
                && new ProcessBuilder("sudo", "-n", "true").start().waitFor() == 0;
    }

    private static Target connected(Account as, Duration patience, String... words) throws Exception {
        assumeTrue(isInstalled(words[0]), words[0] + " is not installed here");
        return ShellTarget.connect("node", as.command(words), "Try `sh`.", patience);
    }

    static boolean isInstalled(String program) {
        return List.of("/bin/", "/usr/bin/").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
    }
}
