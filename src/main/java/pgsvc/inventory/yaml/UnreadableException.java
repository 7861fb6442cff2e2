package pgsvc.inventory.yaml;

import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.SourceRange;

/// Reading cannot go on past this finding. Stays within the package: users of the readers see the finding only.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    UnreadableException(YamlRule rule, SourceRange where, String detail, String mend) {
        super(detail, null, false, false);
        this.diagnostic = new Diagnostic(rule, detail, mend, where);
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
