package pgsvc.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.pipeline.Pipeline;
import pgsvc.render.RenderedFile;

/// The plan `swift` as this machine's HAProxy takes it.
@Tag("haproxy")
class SwiftTest {
    private static final Path INVENTORY =
            Path.of("src/test/resources/render/services-with-the-same-check-share-it-in-the-plan-swift/inventory.yml");

    @TempDir
    private Path folder;

    @Test
    void haproxyTakesServersThatTrackOthersOfAFileThatItReadsLater() throws Exception {
        RealHaproxy.assumePresent();
        List<RenderedFile> files = Pipeline.render(
                        Pipeline.resolve(INVENTORY.toString(), InputStream.nullInputStream(), Optional.empty())
                                .resolution()
                                .orElseThrow(),
                        false)
                .files()
                .stream()
                .filter(file -> file.node().equals("10.10.10.11"))
                .toList();

        assertThat(files.getFirst().content()).contains(" track pg-test-primary/pg-test-1 ");
        assertThat(RealHaproxy.check(folder, files, RealHaproxy.certificate(folder)))
                .isEmpty();
    }
}
