package pgsvc.diagnostic;

import static java.util.Objects.requireNonNull;

/// One finding: which rule, what was found and why it matters, how to mend it, and where.
///
/// @param detail what was found in this input and why it matters, whole sentences
/// @param mend what to write instead, an imperative sentence
public record Diagnostic(Rule rule, String detail, String mend, SourceRange where) {

    public Diagnostic {
        requireNonNull(rule);
        requireNonNull(detail);
        requireNonNull(mend);
        requireNonNull(where);
    }

    /// The rule's severity.
    public Severity severity() {
        return rule.severity();
    }

    /// Whether this finding stops the work.
    public boolean isError() {
        return severity() == Severity.ERROR;
    }
}
