package pgsvc.target.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.target.Account;
import pgsvc.target.ProcessContract;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// The contract without a shell.
class LocalTargetTest extends ProcessContract {
    LocalTargetTest() {
        super(Account.own());
    }

    @Override
    protected Target connect(Account as, Duration patience) {
        return LocalTarget.open("node", patience);
    }

    @Test
    void aCommandThatDoesNotEndIsEndedAndTheTargetStaysUsable() throws Exception {
        try (Target hasty = connect(account, Duration.ofSeconds(1))) {
            List<String> sleeping = List.of("sh", "-c", "echo $$ >\"$1\"; sleep 600; true", "sh", folder + "/pid");

            refuses(() -> hasty.run(sleeping), "cannot run sh on node: it did not end within 1 s");

            String pid = hasty.read(folder + "/pid").orElseThrow().strip();
            assertThat(hasty.run(List.of("ps", "-o", "stat=", "--pid", pid, "--ppid", pid))
                            .output())
                    .doesNotContainPattern("(?m)^[^Z]");
        }
    }

    @Test
    void theHoldersProcessIsTold() throws Exception {
        target.lock(folder + "/lock", "first");
        try (Target other = connect(account, PATIENCE)) {
            assertThatThrownBy(() -> other.lock(folder + "/lock", "second"))
                    .isInstanceOfSatisfying(
                            TargetException.class,
                            e -> assertThat(e.mend())
                                    .isEqualTo("Wait for its end; the lock is " + folder + "/lock, held by process "
                                            + ProcessHandle.current().pid() + " there."));
        }
    }

    @Test
    void withoutItsLockItDoesNothingMore() throws Exception {
        target.lock(folder + "/lock", "first");
        ProcessHandle holder = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder + "/lock"))
                .findFirst()
                .orElseThrow();

        assertThat(holder.destroyForcibly()).isTrue();
        holder.onExit().join();

        assertThatThrownBy(() -> {
                    while (true) {
                        target.write(folder + "/a", "a");
                    }
                })
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.isGone()).isTrue())
                .hasMessage("the lock of node is lost: its process was ended");
    }
}
