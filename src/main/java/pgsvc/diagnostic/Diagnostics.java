package pgsvc.diagnostic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects findings so that all are told in one run. The same finding at the same place is kept once, however
/// many hosts share the line. Not safe for use by several threads.
public final class Diagnostics {
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
        return found.stream().sorted(Diagnostics::byPlace).toList();
    }

    /// Written out, since the start-up cache cannot keep what [java.util.Comparator#comparing] makes.
    private static int byPlace(Diagnostic left, Diagnostic right) {
        int order = left.where().file().compareTo(right.where().file());
        order = order != 0
                ? order
                : Integer.compare(left.where().line(), right.where().line());
        order = order != 0
                ? order
                : Integer.compare(left.where().column(), right.where().column());
        order = order != 0 ? order : left.rule().id().compareTo(right.rule().id());
        return order != 0 ? order : left.detail().compareTo(right.detail());
    }
}
