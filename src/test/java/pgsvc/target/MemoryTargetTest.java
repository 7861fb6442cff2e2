package pgsvc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pgsvc.target.MemoryTarget.Fault;

class MemoryTargetTest extends TargetContract {
    private final MemoryMachine machine = new MemoryMachine();

    @Override
    protected Target connect() {
        return new MemoryTarget("memory", machine);
    }

    @Override
    protected String emptyFolder() {
        machine.withFolder("/a 'folder'");
        return "/a 'folder'";
    }

    @Test
    void anOperationIsRefusedBeforeItsEffect() throws TargetException {
        MemoryTarget failing = new MemoryTarget("n", machine).failing(2, Fault.REFUSED_BEFORE);
        failing.write(folder + "/a", "a");

        refuses(() -> failing.write(folder + "/b", "b"), "a fault of the test");
        failing.write(folder + "/c", "c");

        assertThat(machine.files().keySet()).containsExactly(folder + "/a", folder + "/c");
        assertThat(failing.operations())
                .containsExactly("write " + folder + "/a", "write " + folder + "/b", "write " + folder + "/c");
    }

    @Test
    void anOperationIsRefusedAfterItsEffect() {
        MemoryTarget failing = new MemoryTarget("n", machine).failing(1, Fault.REFUSED_AFTER);

        refuses(() -> failing.write(folder + "/a", "a"), "a fault of the test");

        assertThat(machine.files()).containsEntry(folder + "/a", "a");
    }

    @Test
    void aConnectionThatIsGoneStaysGoneAndItsLockWithIt() throws TargetException {
        MemoryTarget failing = new MemoryTarget("n", machine).failing(2, Fault.GONE_AFTER);
        failing.lock(folder + "/lock", "first");

        isGone(() -> failing.write(folder + "/a", "a"));
        isGone(() -> failing.write(folder + "/b", "b"));

        assertThat(machine.files().keySet()).containsExactly(folder + "/a", folder + "/lock");
        target.lock(folder + "/lock", "second");
    }

    @Test
    void aConnectionIsGoneBeforeTheEffect() {
        MemoryTarget failing = new MemoryTarget("n", machine).failing(1, Fault.GONE_BEFORE);

        isGone(() -> failing.delete(folder));

        assertThat(machine.folders()).containsExactly(folder);
    }

    @Test
    void commandsAndSocketsAreTheTests() throws TargetException {
        try (MemoryTarget answering = new MemoryTarget(
                "n",
                machine,
                command -> new Target.Result(3, String.join("+", command)),
                (socket, command) -> socket + "?" + command)) {
            assertThat(answering.run(List.of("a", "b"))).isEqualTo(new Target.Result(3, "a+b"));
            assertThat(answering.ask("/s", "show info")).isEqualTo("/s?show info");
        }
    }

    private static void isGone(ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.isGone()).isTrue());
    }
}
