package pgsvc.reconcile;

import java.util.Optional;
import pgsvc.resolve.Resolution;

/// Where the inventory comes from.
@FunctionalInterface
public interface Inventories {
    /// Looks whether it changed since the last time.
    ///
    /// @return the inventory with its declared roles, when it changed and has no error; its errors are told by
    ///     whoever reads it
    Optional<Resolution> changed();
}
