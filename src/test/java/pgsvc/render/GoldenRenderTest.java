package pgsvc.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;

/// Each folder under `src/test/resources/render` is a case named as a sentence: `inventory.yml`, perhaps a
/// `limit`, and all that pgsvc makes of it: `findings.txt`, and `expected/<node>/<file>` where there is no error.
///
/// `mvn test -Dtest=GoldenRenderTest -Dgolden.update=true` writes what pgsvc makes now; read the difference
/// before you commit it.
class GoldenRenderTest {
    private static final Path CASES = Path.of("src/test/resources/render");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> list = Files.list(CASES)) {
            return list.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseMakesItsFilesAndFindings(String name) throws IOException, PatternException {
        Path folder = CASES.resolve(name);
        Resolved resolved = Pipeline.resolve(
                folder.resolve("inventory.yml").toString(), InputStream.nullInputStream(), limit(folder));
        Map<String, String> made = made(folder, resolved);
        if (UPDATE) {
            write(folder, made);
        }
        assertThat(made).isEqualTo(expected(folder));
    }

    private static Optional<String> limit(Path folder) throws IOException {
        Path file = folder.resolve("limit");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static Map<String, String> made(Path folder, Resolved resolved) {
        Map<String, String> made = new TreeMap<>();
        made.put(
                "findings.txt",
                resolved.diagnostics().stream().map(d -> text(folder, d)).collect(Collectors.joining()));
        if (!resolved.hasErrors()) {
            boolean base = folder.getFileName().toString().contains("base-configuration");
            Pipeline.render(resolved.resolution().orElseThrow(), base)
                    .files()
                    .forEach(f -> made.put("expected/" + f.node() + "/" + f.name(), f.content()));
        }
        return made;
    }

    private static String text(Path folder, Diagnostic d) {
        String where = d.where().toString().replace(folder + "/", "");
        String text =
                d.severity().word() + "[" + d.rule().id() + "] " + where + "\n  " + d.detail() + "\n  " + d.mend();
        return text.replace(folder + "/", "") + "\n";
    }

    private static Map<String, String> expected(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().equals("findings.txt")
                            || folder.relativize(f).startsWith("expected"))
                    .collect(Collectors.toMap(
                            f -> folder.relativize(f).toString(), GoldenRenderTest::read, (a, b) -> a, TreeMap::new));
        }
    }

    private static void write(Path folder, Map<String, String> made) throws IOException {
        for (String stale : expected(folder).keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (var file : made.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
