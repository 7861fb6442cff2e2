package pgsvc.inventory.yaml;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Diagnostics;

/// Values and findings as short text, so that tests can compare whole outputs.
final class Printed {
    private Printed() {}

    /// The value of a YAML text that must be free of errors.
    static Value read(String yaml) {
        Diagnostics found = new Diagnostics();
        return YamlReader.read("in.yml", yaml.getBytes(StandardCharsets.UTF_8), found)
                .orElseThrow(() -> new AssertionError(findings(found)));
    }

    /// What the reader says about a YAML text, one finding a line.
    static String findings(String yaml) {
        return findings(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static String findings(byte[] content) {
        Diagnostics found = new Diagnostics();
        YamlReader.read("in.yml", content, found);
        return findings(found);
    }

    static String findings(Diagnostics found) {
        List<Diagnostic> sorted = found.sorted();
        return sorted.stream()
                .map(d -> d.where() + " " + d.severity().word() + " " + d.rule().id() + ": " + d.detail() + " -> "
                        + d.mend())
                .collect(joining("\n"));
    }

    /// Text in double quotes, unsafe text with a `u` before it.
    static String value(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Bool bool -> String.valueOf(bool.value());
            case Value.Num num -> num.value() + (num.value() instanceof Double ? "d" : "");
            case Value.Text text -> (text.unsafe() ? "u\"" : "\"") + text.value() + "\"";
            case Value.Vault _ -> "vault";
            case Value.Sequence list ->
                list.items().stream().map(Printed::value).collect(joining(", ", "[", "]"));
            case Value.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(e -> e.getKey() + ": " + value(e.getValue().value()))
                        .collect(joining(", ", "{", "}"));
        };
    }

    /// Each value below a mapping or a list with its range, in the order of the file.
    static String places(Value value) {
        return switch (value) {
            case Value.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(e -> range(e.getValue().keyWhere()) + " " + e.getKey() + "\n"
                                + places(e.getValue().value()))
                        .collect(joining("", range(value.where()) + " {}\n", ""));
            case Value.Sequence list ->
                list.items().stream().map(Printed::places).collect(joining("", range(value.where()) + " []\n", ""));
            case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Vault _ ->
                range(value.where()) + " " + value(value) + "\n";
        };
    }

    private static String range(pgsvc.diagnostic.SourceRange where) {
        return where.line() + ":" + where.column() + "-" + where.endLine() + ":" + where.endColumn();
    }
}
