package pgsvc.target.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import pgsvc.model.Connection;
import pgsvc.target.Account;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.reach.Targets;

/// The contract over ssh to a real sshd, and what is told where there is no way.
class SshTargetTest {
    private static final Targets TARGETS = new Targets("ssh", ShellContract.PATIENCE);

    /// One sshd for all tests.
    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class OverSsh extends ShellContract {
        private final Account account;
        private Sshd sshd;

        OverSsh(Account account) {
            super(account);
            this.account = account;
        }

        @BeforeAll
        void startSshd() throws IOException, InterruptedException {
            sshd = Sshd.start(account);
        }

        @AfterAll
        void endSshd() throws IOException, InterruptedException {
            if (sshd != null) {
                sshd.end();
            }
        }

        @Override
        protected Target connect(Account as, Duration patience) throws Exception {
            return new Targets("ssh", patience).open("node", sshd.connection(Optional.empty()));
        }

        /// A connection alone takes a second where much else goes on.
        @Override
        protected Duration shortPatience() {
            return Duration.ofSeconds(8);
        }

        @Test
        void rootIsBecomeAtTheOtherEnd() throws Exception {
            assumeTrue(ShellTargetTest.mayBecomeRoot(account), "sudo is not installed, or asks for a password here");
            Connection.Become root = new Connection.Become("root", List.of("sudo"));
            try (Target asRoot = TARGETS.open("node", sshd.connection(Optional.of(root)))) {
                assertThat(asRoot.run(List.of("id", "-u"))).isEqualTo(new Target.Result(0, "0\n"));
            }
        }

        @Test
        void aConnectionThatIsCutIsGoneAndItsLockIsFree() throws Exception {
            target.lock(folder + "/lock", "first");
            String shell =
                    target.read(folder + "/lock").orElseThrow().lines().toList().get(1);
            ProcessHandle there = ProcessHandle.of(Long.parseLong(shell)).orElseThrow();

            ProcessHandle.current().children().filter(OverSsh::isSsh).forEach(ProcessHandle::destroyForcibly);

            isGone(() -> target.write(folder + "/a", "a"), "the connection to node is lost");
            there.onExit().join();
            try (Target other = connect()) {
                other.lock(folder + "/lock", "second");
                assertThat(other.list(folder)).containsExactly("lock");
            }
        }

        private static boolean isSsh(ProcessHandle process) {
            return process.info().command().orElse("").endsWith("/ssh");
        }
    }

    @Nested
    class AsWhoRunsTheTests extends OverSsh {
        AsWhoRunsTheTests() {
            super(Account.own());
        }
    }

    @Nested
    class AsAnOrdinaryUser extends OverSsh {
        AsAnOrdinaryUser() {
            super(Account.ordinary());
        }
    }

    @Test
    void whatToTryByHandIsTold() {
        Connection.Ssh nowhere = new Connection.Ssh(
                "127.0.0.1",
                OptionalInt.of(1),
                Optional.of("dba"),
                Optional.of("/keys/of mine"),
                List.of("-F", "none", "-o", "ProxyCommand=echo no way; false"),
                Optional.of(new Connection.Become("root", List.of("sudo"))));

        assertThatThrownBy(() -> TARGETS.open("db1", nowhere))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.isGone()).isTrue();
                    assertThat(e.mend())
                            .isEqualTo("Try `ssh -T -o BatchMode=yes -p 1 -l dba -i '/keys/of mine' -F none"
                                    + " -o 'ProxyCommand=echo no way; false' -o ConnectTimeout=10"
                                    + " -o ServerAliveInterval=5 -o ServerAliveCountMax=3 127.0.0.1"
                                    + " 'sudo -n -u root true'` by hand, or leave the node out with -l.");
                })
                .hasMessageStartingWith("the connection to db1 is lost: ")
                .hasMessageContaining("Connection closed by");
    }

    @Test
    void aProgramThatIsNotThereIsTold() {
        Connection.Ssh there = new Connection.Ssh(
                "db1", OptionalInt.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        assertThatThrownBy(() -> new Targets("/no/such/ssh", ShellContract.PATIENCE).open("db1", there))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith("cannot run /no/such/ssh: ");
    }

    @Test
    void theEnvironmentNamesTheProgram() {
        assertThat(Targets.of(Map.of("PGSVC_SSH", "/opt/ssh"), Duration.ofSeconds(1))
                        .ssh())
                .isEqualTo("/opt/ssh");
        assertThat(Targets.of(Map.of("PGSVC_SSH", ""), Duration.ofSeconds(1)).ssh())
                .isEqualTo("ssh");
    }

    @Test
    void whoMayNotBecomeAnotherIsTold() {
        Connection.Local local = new Connection.Local(
                Optional.of(new Connection.Become("nobody", List.of("sh", "-c", "echo 'a password is required' >&2"))));

        assertThatThrownBy(() -> TARGETS.open("here", local))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.mend()).contains("-n -u nobody true` by hand"))
                .hasMessage("the connection to here is lost: a password is required");
    }

    @Test
    void whoIsAlreadyWhomToBecomeNeedsNoProgramForThat() throws Exception {
        String self = System.getProperty("user.name");
        Connection.Local local =
                new Connection.Local(Optional.of(new Connection.Become(self, List.of("/no/such/sudo"))));

        try (Target target = TARGETS.open("here", local)) {
            assertThat(target.run(List.of("id", "-un"))).isEqualTo(new Target.Result(0, self + "\n"));
        }
    }
}
