package pgsvc.pipeline;

import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.resolve.Resolution;

/// What came of reading and resolving an inventory.
///
/// @param resolution all that is well formed; empty when the inventory could not be read at all
/// @param diagnostics every finding, in the order of their places
public record Resolved(Optional<Resolution> resolution, List<Diagnostic> diagnostics) {
    public Resolved {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Whether the inventory is wrong: nothing may be rendered then.
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
