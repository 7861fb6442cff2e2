package pgsvc.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One inventory with what the reference made of it.
///
/// @param folder the case's folder
/// @param withBase whether the reference rendered the base configuration as well
record ReferenceCase(Path folder, boolean withBase) {
    private static final Pattern STEP = Pattern.compile("\\[\"[^\"]*\", \"([^\"]*)\"]");

    /// One run of the reference: the hosts it was limited to, and the files that it left, by `host/file`.
    record Step(Optional<String> limit, Map<String, String> files) {}

    static List<ReferenceCase> all(Path corpus) {
        return Stream.concat(
                        folders(corpus.resolve("real")).map(f -> new ReferenceCase(f, true)),
                        folders(corpus.resolve("cases")).map(f -> new ReferenceCase(f, false)))
                .toList();
    }

    String name() {
        return folder.getFileName().toString();
    }

    String input() {
        return folder.resolve("input.yml").toString();
    }

    /// The name by which the reference's recording calls a node: for some inventories its `ansible_host`.
    String recordedAs(String node) {
        Matcher alias = Pattern.compile(
                        "^\\s*" + Pattern.quote(node) + ":\\s*\\{[^}]*ansible_host:\\s*([\\w.-]+)", Pattern.MULTILINE)
                .matcher(read(folder.resolve("input.yml")));
        boolean aliased = alias.find() && Files.isDirectory(folder.resolve(alias.group(1)));
        return aliased ? alias.group(1) : node;
    }

    /// Whether the reference's play ended with an error.
    boolean failed() {
        return Files.exists(folder.resolve("expected-error.txt"));
    }

    /// What its template alone yields, for a play that refused for other reasons; empty where there is no such
    /// folder.
    Optional<Step> templateOnly() {
        Path only = folder.resolve("expected-template-only");
        return Files.isDirectory(only) && !Files.exists(folder.resolve("template-only-error.txt"))
                ? Optional.of(new Step(limits().stream().findFirst(), files(only)))
                : Optional.empty();
    }

    List<Step> steps() {
        Path expected = folder.resolve("expected");
        List<String> limits = limits();
        if (withBase) {
            return List.of(new Step(Optional.empty(), files(folder)));
        }
        if (limits.size() <= 1) {
            return List.of(new Step(limits.stream().findFirst(), files(expected)));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            steps.add(new Step(Optional.of(limits.get(i)), files(expected.resolve("step" + (i + 1)))));
        }
        return steps;
    }

    private List<String> limits() {
        Path steps = folder.resolve("steps.json");
        if (!Files.exists(steps)) {
            return List.of();
        }
        Matcher matcher = STEP.matcher(read(steps));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static Map<String, String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(f -> f.toString().endsWith(".cfg"))
                    .collect(Collectors.toMap(
                            f -> folder.relativize(f).toString(), ReferenceCase::read, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> list = Files.list(parent)) {
            return list.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
