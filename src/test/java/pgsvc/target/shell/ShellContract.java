package pgsvc.target.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pgsvc.target.Account;
import pgsvc.target.ProcessContract;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// What a node behind a shell does, besides.
public abstract class ShellContract extends ProcessContract {

    protected ShellContract(Account account) {
        super(account);
    }

    @Test
    void aShellThatDiesIsGoneAndItsLockIsFree() throws Exception {
        target.lock(folder + "/lock", "first");
        String shell = target.read(folder + "/lock")
                .orElseThrow()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        ProcessHandle there = ProcessHandle.of(Long.parseLong(shell)).orElseThrow();
        assertThat(there.destroyForcibly()).isTrue();

        isGone(() -> target.read(folder + "/lock"), "the connection to node is lost");

        try (Target other = connect()) {
            other.lock(folder + "/lock", "second");
        }
    }

    @Test
    void theHoldersProcessIsTold() throws Exception {
        target.lock(folder + "/lock", "first");
        String shell = target.read(folder + "/lock")
                .orElseThrow()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        try (Target other = connect()) {
            assertThatThrownBy(() -> other.lock(folder + "/lock", "second"))
                    .isInstanceOfSatisfying(
                            TargetException.class,
                            e -> assertThat(e.mend())
                                    .isEqualTo("Wait for its end; the lock is " + folder + "/lock, held by process "
                                            + shell + " there."));
        }
    }

    @Test
    void patienceEnds() throws Exception {
        Duration patience = shortPatience();
        try (Target hasty = connect(account, patience)) {
            List<String> sleeping = List.of("sh", "-c", "echo $$ >\"$1\"; exec sleep 600", "sh", folder + "/pid");

            isGone(() -> hasty.run(sleeping), "node gave no answer within " + patience.toSeconds() + " s");
            isGone(() -> hasty.run(List.of("true")), "the connection to node is lost");
        } finally {
            target.run(List.of(
                    "kill", "-9", target.read(folder + "/pid").orElseThrow().strip()));
        }
    }

    /// That a connection is lost, in words.
    public static void isGone(ThrowingCallable what, String words) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.isGone()).isTrue())
                .hasMessageContaining(words);
    }
}
