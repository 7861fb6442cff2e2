package pgsvc.topology.watch;

import java.util.Optional;
import pgsvc.topology.ApiAddress;

/// A member that is known beforehand.
///
/// @param name as it is declared
/// @param address of its REST API
public record Seed(Optional<String> name, ApiAddress address) {
    /// A declared one.
    public static Seed of(String name, ApiAddress address) {
        return new Seed(Optional.of(name), address);
    }

    /// An address alone.
    public static Seed at(ApiAddress address) {
        return new Seed(Optional.empty(), address);
    }
}
