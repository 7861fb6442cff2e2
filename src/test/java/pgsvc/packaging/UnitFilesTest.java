package pgsvc.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The units for systemd, by systemd's own word.
@Timeout(60)
class UnitFilesTest {
    private static final Path UNITS = Path.of("packaging/systemd");
    private static final String UNIT = "pgsvc-agent.service";
    private static final String PAGE = "pgsvc-serve.service";
    private static final String DROP_IN = UNIT + ".d/apply.conf";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {UNIT, PAGE})
    void systemdTakesTheUnitAndFindsLittleExposed(String unit) throws Exception {
        place(unit);

        assertThat(analyze("verify", folder.resolve(unit).toString())).isEmpty();
        assertThat(analyze(
                        "security",
                        "--offline=true",
                        "--threshold=20",
                        folder.resolve(unit).toString()))
                .contains("Overall exposure level");
    }

    @Test
    void systemdTakesTheDropInThatLetsTheAgentApply() throws Exception {
        place(UNIT);
        place(DROP_IN);

        assertThat(analyze("verify", folder.resolve(UNIT).toString())).isEmpty();
        assertThat(analyze(
                        "security",
                        "--offline=true",
                        "--threshold=40",
                        folder.resolve(UNIT).toString()))
                .contains("Overall exposure level");
    }

    /// pgsvc is not installed where tests run.
    private void place(String file) throws Exception {
        Path there = folder.resolve(file);
        Files.createDirectories(there.getParent());
        Files.writeString(there, Files.readString(UNITS.resolve(file)).replace("/opt/pgsvc/bin/pgsvc", "/bin/true"));
    }

    /// @return what it says; it ends well
    private static String analyze(String... words) throws Exception {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v systemd-analyze")
                                .start()
                                .waitFor()
                        == 0,
                "systemd-analyze is not installed (package systemd)");
        ProcessBuilder builder = new ProcessBuilder("systemd-analyze").redirectErrorStream(true);
        builder.command().addAll(java.util.List.of(words));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
