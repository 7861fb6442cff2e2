package pgsvc.cli.view.finding;

import java.util.List;
import pgsvc.diagnostic.Diagnostic;

/// A way to tell what was found.
public interface Findings {
    /// Tells all findings, in the order given.
    void print(List<Diagnostic> findings);
}
