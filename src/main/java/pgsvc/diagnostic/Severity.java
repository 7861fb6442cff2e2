package pgsvc.diagnostic;

/// How much a finding matters: an error stops the work (exit code 65), a warning and a note do not.
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /// The word that users and JSON see: `error`, `warning` or `note`.
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
