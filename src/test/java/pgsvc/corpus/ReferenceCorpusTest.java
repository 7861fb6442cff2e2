package pgsvc.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pgsvc.corpus.ReferenceCase.Step;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.render.RenderedFile;

/// Every inventory of the corpus gives the reference's files, or differs as docs/compatibility.md says.
class ReferenceCorpusTest {
    private static final Path CORPUS = Path.of("../shared/corpus/reference");

    @Test
    void everyCaseIsEqualToTheReferenceOrDeliberatelyDifferent() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the reference's output is not at hand: ../shared/corpus/reference");
        Map<String, String> deliberate =
                DeliberateDifferences.read(Path.of("docs/compatibility.md")).ruleByCase();
        Map<String, String> wrong = new TreeMap<>();
        List<String> equal = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (ReferenceCase reference : ReferenceCase.all(CORPUS)) {
            String verdict = verdict(reference);
            String expected = deliberate.getOrDefault(reference.name(), "equal");
            if (!agrees(expected, verdict)) {
                wrong.put(reference.name(), "meant " + expected + ", but " + verdict);
            } else if (expected.equals("equal")) {
                equal.add(reference.name());
            } else {
                different.add(reference.name());
            }
        }
        System.out.printf(
                "reference corpus: %d equal, %d deliberately different, %d wrong%n",
                equal.size(), different.size(), wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(different).containsExactlyInAnyOrderElementsOf(deliberate.keySet());
    }

    private static boolean agrees(String expected, String verdict) {
        return switch (expected) {
            case "equal" -> verdict.equals("equal");
            case "renders" -> verdict.startsWith("differs");
            default ->
                verdict.startsWith("refused") && List.of(verdict.split(" ")).contains(expected);
        };
    }

    /// `equal`, `differs: …`, or `refused: ` with the ids of the errors.
    private static String verdict(ReferenceCase reference) {
        List<Step> steps = reference.failed() && reference.templateOnly().isPresent()
                ? List.of(reference.templateOnly().get())
                : reference.steps();
        for (Step step : steps) {
            String verdict = verdict(reference, step);
            if (!verdict.equals("equal")) {
                return verdict;
            }
        }
        return "equal";
    }

    private static String verdict(ReferenceCase reference, Step step) {
        try {
            Resolved resolved = Pipeline.resolve(reference.input(), InputStream.nullInputStream(), step.limit());
            if (resolved.hasErrors()) {
                return "refused: " + errors(resolved);
            }
            return compare(files(reference, resolved), step.files());
        } catch (PatternException e) {
            return "refused: unknown-limit";
        }
    }

    private static String errors(Resolved resolved) {
        assertThat(resolved.diagnostics())
                .allSatisfy(d -> assertThat(d.where().line()).isPositive());
        return resolved.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(d -> d.rule().id())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> files(ReferenceCase reference, Resolved resolved) {
        return Pipeline.render(resolved.resolution().orElseThrow(), reference.withBase()).files().stream()
                .collect(Collectors.toMap(f -> reference.recordedAs(f.node()) + "/" + f.name(), RenderedFile::content));
    }

    private static String compare(Map<String, String> ours, Map<String, String> theirs) {
        if (!ours.keySet().equals(theirs.keySet())) {
            return "differs: files " + new TreeMap<>(ours).keySet() + " instead of " + theirs.keySet();
        }
        return theirs.keySet().stream()
                .flatMap(name -> difference(name, lines(ours, name), lines(theirs, name)).stream())
                .findFirst()
                .orElse("equal");
    }

    private static Optional<String> difference(String name, List<String> ours, List<String> theirs) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String our = i < ours.size() ? ours.get(i) : "nothing";
            String their = i < theirs.size() ? theirs.get(i) : "nothing";
            if (!our.equals(their)) {
                return Optional.of("differs: " + name + ": <" + our + "> instead of <" + their + ">");
            }
        }
        return Optional.empty();
    }

    /// Without comments, blank lines and trailing blanks.
    private static List<String> lines(Map<String, String> files, String name) {
        return files.getOrDefault(name, "")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").stripTrailing())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
