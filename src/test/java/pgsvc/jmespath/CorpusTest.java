package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The corpus of JMESPath cases with the results of the reference's interpreter.
class CorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpus/jmespath");

    @Test
    void theOfficialSuitePasses() throws IOException {
        assertThat(outcome("official")).isEqualTo(new Outcome(892, List.of()));
    }

    @Test
    void theLegacyLiteralsPass() throws IOException {
        assertThat(outcome("legacy")).isEqualTo(new Outcome(9, List.of()));
    }

    @Test
    void theSelectorsOfInventoriesGiveWhatTheReferenceGives() throws IOException {
        assertThat(outcome("inventory.json")).isEqualTo(new Outcome(164, List.of()));
    }

    private record Outcome(int passed, List<String> failed) {}

    private static Outcome outcome(String name) throws IOException {
        assumeTrue(Files.exists(CORPUS.resolve(name)), () -> "There is no " + CORPUS.resolve(name));
        List<CorpusCase> cases = CorpusCase.in(CORPUS.resolve(name));
        List<String> failed = cases.stream()
                .map(CorpusCase::difference)
                .flatMap(Optional::stream)
                .toList();
        System.out.printf("JMESPath %s: %d of %d%n", name, cases.size() - failed.size(), cases.size());
        return new Outcome(cases.size() - failed.size(), failed);
    }
}
