package pgsvc.jmespath;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case of the suite's form: an expression on given data, and its result or the kind of its failure.
record CorpusCase(
        @Nullable Object given, String expression, @Nullable Object wanted) {
    private static final String NO_EXPRESSION = "(no expression)";
    private static final String NO_VALUE = "(no value)";

    /// All cases with a result under a file or folder; those without are benchmarks.
    static List<CorpusCase> in(Path path) throws IOException {
        List<CorpusCase> cases = new ArrayList<>();
        for (Path file : files(path)) {
            for (Map<?, ?> group : objects(JsonTree.of(file))) {
                objects(group.get("cases")).stream()
                        .filter(test -> !test.containsKey("bench"))
                        .forEach(test -> cases.add(of(group.get("given"), test)));
            }
        }
        return cases;
    }

    /// How the result differs from the wanted one, if it does.
    Optional<String> difference() {
        Object found = found();
        return Objects.equals(found, wanted)
                ? Optional.empty()
                : Optional.of("%s gives %s, not %s".formatted(expression, found, wanted));
    }

    private @Nullable Object found() {
        Expression parsed;
        try {
            parsed = Expression.parse(expression);
        } catch (JmesPathException _) {
            return NO_EXPRESSION;
        }
        try {
            return parsed.search(given);
        } catch (JmesPathException _) {
            return NO_VALUE;
        }
    }

    private static CorpusCase of(@Nullable Object given, Map<?, ?> test) {
        Object error = test.get("error");
        Object failure = "syntax".equals(error) ? NO_EXPRESSION : NO_VALUE;
        return new CorpusCase(
                given, (String) requireNonNull(test.get("expression")), error == null ? test.get("result") : failure);
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        ((List<?>) requireNonNull(list)).forEach(each -> objects.add((Map<?, ?>) requireNonNull(each)));
        return objects;
    }
}
