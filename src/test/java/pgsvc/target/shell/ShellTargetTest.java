package pgsvc.target.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pgsvc.target.Account;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// The contract with each shell that is here.
public class ShellTargetTest {

    @Nested
    class WithDash extends ShellContract {
        WithDash() {
            super(Account.ordinary());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "dash");
        }
    }

    @Nested
    class WithBash extends ShellContract {
        WithBash() {
            super(Account.ordinary());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "bash");
        }
    }

    @Nested
    class WithBusybox extends ShellContract {
        WithBusybox() {
            super(Account.ordinary());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return connected(as, patience, "busybox", "sh");
        }
    }

    @Nested
    class WithSudo extends ShellContract {
        WithSudo() {
            super(Account.own());
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            assumeTrue(mayBecomeRoot(as), "sudo is not installed, or asks for a password here");
            List<String> command = List.of("sudo", "-n", "-u", as.name(), "sh");
            return ShellTarget.connect("node", command, "Try `sudo -n true`.", patience);
        }
    }

    static boolean mayBecomeRoot(Account account) throws IOException, InterruptedException {
        List<String> command = account.command("sudo", "-n", "true");
        return isInstalled("sudo") && new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Test
    void whatALoginPrintsIsNoAnswer() throws TargetException {
        List<String> command =
                List.of("sh", "-c", "echo Welcome; head -c 300000 /dev/zero >&2; printf '0 no line feed'; exec sh");
        try (Target target = ShellTarget.connect("node", command, "Try it.", ShellContract.PATIENCE)) {
            assertThat(target.run(List.of("echo", "answer"))).isEqualTo(new Target.Result(0, "answer\n"));
        }
    }

    @Test
    void whatIsNoShellIsGone() {
        assertThatThrownBy(() -> ShellTarget.connect(
                        "node", List.of("sh", "-c", "echo 'not today' >&2"), "Try it.", ShellContract.PATIENCE))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.isGone()).isTrue();
                    assertThat(e.mend()).isEqualTo("Try it.");
                })
                .hasMessage("the connection to node is lost: not today");
    }

    private static Target connected(Account as, Duration patience, String... words) throws Exception {
        assumeTrue(isInstalled(words[0]), words[0] + " is not installed here");
        return ShellTarget.connect("node", as.command(words), "Try `sh`.", patience);
    }

    public static boolean isInstalled(String program) {
        return List.of("/bin/", "/usr/bin/").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
    }
}
