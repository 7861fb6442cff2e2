package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.ServerOptions.Place;

/// The lines that the reference renders for its real inventories, which HAProxy takes, are taken here too.
class CorpusLinesTest {
    private static final Path REAL = Path.of("../shared/corpus/reference/real");

    @Test
    void everyDefaultServerLineIsTaken() throws IOException {
        List<String> options = values("default-server");
        assertThat(options)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(ServerOptions.check(line, Place.SERVICE))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void everyServerLineIsTaken() throws IOException {
        List<String> options = values("server").stream()
                .map(line -> line.replaceFirst("\\S+\\s+\\S+", ""))
                .distinct()
                .toList();
        assertThat(options)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(ServerOptions.check(line, new Place(false, false)))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void everyBalanceIsTaken() throws IOException {
        assertThat(values("balance"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(Balance.check(line, false)).as(line).isEmpty());
    }

    @Test
    void everyDirectiveIsTaken() throws IOException {
        List<String> directives = lines().filter(line -> line.startsWith(" ") && !line.contains("#"))
                .distinct()
                .toList();
        assertThat(directives)
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(Directives.check(line)).as(line).isEmpty());
    }

    private static List<String> values(String keyword) throws IOException {
        return lines().map(String::strip)
                .filter(line -> line.startsWith(keyword + " "))
                .map(line -> line.substring(keyword.length()).strip())
                .distinct()
                .toList();
    }

    /// All lines of the services' files; the base file has sections of other kinds.
    private static Stream<String> lines() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "The corpus is not beside the project");
        try (Stream<Path> files = Files.walk(REAL)) {
            return files
                    .filter(file -> file.toString().endsWith(".cfg") && !file.endsWith("haproxy.cfg"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList()
                    .stream();
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
