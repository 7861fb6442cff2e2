package pgsvc.inventory.yaml;

import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;

/// What can be wrong with a document before anybody asks what it means.
public enum YamlRule implements Rule {
    FILE_TOO_LARGE(Severity.ERROR, "The file is too large"),
    FILE_BINARY(Severity.ERROR, "The file is not text"),
    FILE_ENCODING(Severity.ERROR, "The file is not encoded in UTF-8"),
    FILE_CONTROL_CHARACTER(Severity.ERROR, "The file holds a control character"),
    JSON_SYNTAX(Severity.ERROR, "The text is no valid JSON"),
    YAML_SYNTAX(Severity.ERROR, "The text is no valid YAML"),
    YAML_SEVERAL_DOCUMENTS(Severity.ERROR, "The file holds more than one document"),
    YAML_UNKNOWN_ANCHOR(Severity.ERROR, "An alias names no anchor above it"),
    YAML_DUPLICATE_ANCHOR(Severity.ERROR, "An anchor is defined twice"),
    YAML_ALIAS_BOMB(Severity.ERROR, "The aliases blow the file up"),
    YAML_TOO_DEEP(Severity.ERROR, "The values are nested too deeply"),
    YAML_TAG(Severity.ERROR, "A tag cannot be used here"),
    YAML_COMPLEX_KEY(Severity.ERROR, "A key is no plain word"),
    YAML_MERGE(Severity.ERROR, "A merge key has nothing to merge"),
    YAML_DUPLICATE_KEY(Severity.WARNING, "A key stands twice in one mapping");

    private final Severity severity;
    private final String summary;

    YamlRule(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String summary() {
        return summary;
    }
}
