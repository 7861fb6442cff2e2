package pgsvc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Secrets;
import pgsvc.sandbox.layout.Shape;

class ShutdownTest {
    @TempDir
    Path temporary;

    @Test
    void aSandboxOfWhichNothingRunsIsDeleted() throws Exception {
        SandboxFolder folder = new SandboxFolder(temporary.resolve("box"));
        folder.create(new SandboxFolder.Kept(Shape.usual(), Secrets.random()));

        assertThat(new Shutdown(folder).down()).isTrue();

        assertThat(folder.path()).doesNotExist();
    }

    /// An end by force may come between the mark's making and its writing.
    @ParameterizedTest
    @ValueSource(strings = {"", "clusters=many\n"})
    void aSandboxWithADamagedMarkIsDeletedToo(String mark) throws Exception {
        SandboxFolder folder = new SandboxFolder(temporary);
        Files.writeString(temporary.resolve("sandbox.properties"), mark);
        Files.writeString(
                Files.createDirectories(temporary.resolve("127.0.0.11").resolve("data"))
                        .resolve("PG_VERSION"),
                "15\n");

        assertThat(new Shutdown(folder).down()).isTrue();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void aFolderThatIsNoSandboxsIsLeftAsItIs() throws Exception {
        Path foreign = Files.writeString(temporary.resolve("thesis.tex"), "long work");

        assertThat(new Shutdown(new SandboxFolder(temporary)).down()).isFalse();

        assertThat(foreign).hasContent("long work");
    }
}
