package pgsvc.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
    @TempDir
    Path folder;

    @Test
    void aChangeCountsOnceItIsOver() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), "a");
        SourceWatch watch = new SourceWatch(file);

        assertThat(watch.hasChanged()).isFalse();
        Files.writeString(file, "ab");
        assertThat(watch.hasChanged()).isFalse();
        Files.writeString(file, "abc");
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();
        assertThat(watch.hasChanged()).isFalse();
    }

    @Test
    void variablesBesideTheFileCountAndTheFileMayVanish() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), "a");
        SourceWatch watch = new SourceWatch(file);

        Files.createDirectory(folder.resolve("group_vars"));
        Files.writeString(folder.resolve("group_vars/pg-test.yml"), "a");
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();

        Files.delete(file);
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();
    }
}
