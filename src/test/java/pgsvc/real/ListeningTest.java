package pgsvc.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.render.RenderedFile;
import pgsvc.resolve.LoadBalancer;

/// A real HAProxy starts with the files of real inventories and listens on every service's port.
@Tag("haproxy")
class ListeningTest {
    private static final Path REAL = Path.of("../shared/corpus/reference/real");
    private static final int LEAST = 20;

    @TempDir
    private Path folder;

    @Test
    void everyServiceOfRealInventoriesListens() throws IOException, PatternException {
        assumeTrue(Files.isDirectory(REAL), "the real inventories are not at hand: " + REAL);
        RealHaproxy.assumePresent();
        Path certificate = RealHaproxy.certificate(folder);
        List<String> listening = new ArrayList<>();
        for (Path inventory : inventories()) {
            Optional<LoadBalancer> first = firstServing(inventory);
            if (first.isPresent()) {
                listens(inventory, first.get(), certificate);
                listening.add(inventory.getFileName().toString());
            }
        }
        assertThat(listening).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    private void listens(Path inventory, LoadBalancer loadBalancer, Path certificate)
            throws IOException, PatternException {
        String node = loadBalancer.node().name();
        List<RenderedFile> files =
                Pipeline.render(resolve(inventory).resolution().orElseThrow(), false).files().stream()
                        .filter(file -> file.node().equals(node))
                        .toList();
        Path nodeFolder = Files.createDirectories(folder.resolve(inventory.getFileName()));
        try (RealHaproxy haproxy = RealHaproxy.start(nodeFolder, files, certificate)) {
            for (var placed : loadBalancer.services()) {
                assertThat(haproxy.listensOn(placed.service().port()))
                        .as("%s of %s: %s", placed.service().fullName(), inventory, log(nodeFolder))
                        .isTrue();
            }
        }
    }

    private static String log(Path nodeFolder) throws IOException {
        return Files.readString(nodeFolder.resolve("haproxy.log"));
    }

    private static Optional<LoadBalancer> firstServing(Path inventory) throws PatternException {
        return resolve(inventory).resolution().stream()
                .flatMap(resolution -> resolution.loadBalancers().stream())
                .filter(loadBalancer -> !loadBalancer.services().isEmpty())
                .findFirst();
    }

    private static Resolved resolve(Path inventory) throws PatternException {
        return Pipeline.resolve(
                inventory.resolve("input.yml").toString(), InputStream.nullInputStream(), Optional.empty());
    }

    private static List<Path> inventories() throws IOException {
        try (Stream<Path> list = Files.list(REAL)) {
            return list.filter(Files::isDirectory).sorted().toList();
        }
    }
}
