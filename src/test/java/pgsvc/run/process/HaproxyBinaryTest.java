package pgsvc.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaproxyBinaryTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNamedComesBeforeTheEnvironmentAndThatBeforeThePath() throws Exception {
        Path named = program("named");
        Path fromEnvironment = program("environment");
        Path onPath = program("haproxy");
        Map<String, String> both = Map.of("PGSVC_HAPROXY", fromEnvironment.toString(), "PATH", "/x:" + folder);

        assertThat(HaproxyBinary.find(Optional.of(named.toString()), both)).isEqualTo(new HaproxyBinary(named));
        assertThat(HaproxyBinary.find(Optional.empty(), both)).isEqualTo(new HaproxyBinary(fromEnvironment));
        assertThat(HaproxyBinary.find(Optional.empty(), Map.of("PATH", "/x:" + folder)))
                .isEqualTo(new HaproxyBinary(onPath));
    }

    @Test
    void aNamedFileThatCannotRunIsToldAndNotReplaced() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "");

        assertThatThrownBy(() -> HaproxyBinary.find(Optional.of(text.toString()), Map.of("PATH", folder.toString())))
                .isInstanceOf(HaproxyException.class)
                .hasMessage(text + " is no program that can be run");
    }

    private Path program(String name) throws Exception {
        return Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
