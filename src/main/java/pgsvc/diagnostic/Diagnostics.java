package pgsvc.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects findings so that all are told in one run. The same finding at the same place is kept once, however
/// many hosts share the line. Not safe for use by several threads.
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic d) -> d.where().file())
            .thenComparing(d -> d.where().line())
            .thenComparing(d -> d.where().column())
            .thenComparing(d -> d.rule().id())
            .thenComparing(Diagnostic::detail);

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    /// Adds one finding.
    public void add(Rule rule, SourceRange where, String detail, String mend) {
        found.add(new Diagnostic(rule, detail, mend, where));
    }

    /// Adds findings that were collected elsewhere.
    public void addAll(Iterable<Diagnostic> others) {
        others.forEach(found::add);
    }

    /// Whether any finding stops the work.
    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /// All findings in the order of their places.
    public List<Diagnostic> sorted() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}
