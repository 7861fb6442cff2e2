package pgsvc.resolve;

import java.util.Optional;

/// An instance inside one HAProxy section.
///
/// @param name the instance, `<pg_cluster>-<pg_seq>`
/// @param host the address that HAProxy connects to: the name in the inventory
/// @param port where traffic goes
/// @param checkPort Patroni's REST port
/// @param checkCa the authority's file, when the check speaks TLS
/// @param weight 0 to 255
/// @param backup used only when no other server is up
public record Server(
        String name, String host, int port, int checkPort, Optional<String> checkCa, int weight, boolean backup) {

    /// Whether the check speaks TLS.
    public boolean checkTls() {
        return checkCa.isPresent();
    }
}
