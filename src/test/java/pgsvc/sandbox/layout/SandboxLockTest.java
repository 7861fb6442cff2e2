package pgsvc.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxLockTest {
    @TempDir
    Path temporary;

    @Test
    void whoComesSecondIsRefusedUntilTheFirstIsDone() throws Exception {
        SandboxFolder folder = created("box");

        try (SandboxLock _ = SandboxLock.take(folder)) {
            assertThatThrownBy(() -> SandboxLock.take(folder))
                    .isInstanceOfSatisfying(
                            SandboxException.class, e -> assertThat(e.mend()).isEqualTo("Wait for its end."))
                    .hasMessage("another pgsvc sandbox command works in " + folder.path());
        }
        try (SandboxLock again = SandboxLock.take(folder)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void twoSandboxesDoNotWaitForEachOther() throws Exception {
        try (SandboxLock one = SandboxLock.take(created("one"));
                SandboxLock two = SandboxLock.take(created("two"))) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void whereNoSandboxIsNothingCanBeLocked() {
        SandboxFolder folder = new SandboxFolder(temporary.resolve("none"));

        assertThatThrownBy(() -> SandboxLock.take(folder))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("cannot lock " + folder.lock());
        assertThat(folder.path()).doesNotExist();
    }

    private SandboxFolder created(String name) throws SandboxException {
        SandboxFolder folder = new SandboxFolder(temporary.resolve(name));
        folder.create(new SandboxFolder.Kept(Shape.usual(), Secrets.random()));
        return folder;
    }
}
