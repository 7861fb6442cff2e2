package pgsvc.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.render.RenderedFile;

/// Whatever the inventory, the real HAProxy takes what pgsvc renders, or pgsvc refuses the inventory first.
@Tag("haproxy")
class RandomInventoryTest {
    private static final int INVENTORIES = Integer.getInteger("pgsvc.inventories", 150);

    @TempDir
    private Path folder;

    @Test
    void haproxyTakesWhatIsRenderedOrTheInventoryIsRefused() throws IOException, PatternException {
        RealHaproxy.assumePresent();
        Path certificate = RealHaproxy.certificate(folder);
        int taken = 0;
        int refused = 0;
        for (long seed = 1; seed <= INVENTORIES; seed++) {
            String text = RandomInventory.write(seed);
            Resolved resolved = resolve(text);
            if (resolved.hasErrors()) {
                refused++;
            } else {
                takes(seed, text, resolved, certificate);
                taken++;
            }
        }
        assertThat(taken).as("rendered and taken").isGreaterThan(INVENTORIES / 5);
        assertThat(refused).as("refused").isGreaterThan(INVENTORIES / 10);
    }

    private void takes(long seed, String text, Resolved resolved, Path certificate) throws IOException {
        Map<String, List<RenderedFile>> byNode =
                Pipeline.render(resolved.resolution().orElseThrow(), false).files().stream()
                        .collect(Collectors.groupingBy(RenderedFile::node));
        Set<List<String>> seen = new HashSet<>();
        for (var node : byNode.entrySet()) {
            if (!seen.add(node.getValue().stream().map(RenderedFile::content).toList())) {
                continue;
            }
            Path nodeFolder = Files.createDirectories(folder.resolve("s" + seed).resolve(node.getKey()));
            assertThat(RealHaproxy.check(nodeFolder, node.getValue(), certificate))
                    .as("seed %d, node %s:%n%s", seed, node.getKey(), text)
                    .isEmpty();
        }
    }

    private static Resolved resolve(String text) throws PatternException {
        return Pipeline.resolve("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }
}
