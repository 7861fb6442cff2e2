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
/// @param tracks the section whose server of the same name is checked for this one too; absent where it has checks
///     of its own
public record Server(
        String name,
        String host,
        int port,
        int checkPort,
        Optional<String> checkCa,
        int weight,
        boolean backup,
        Optional<String> tracks) {

    /// One with checks of its own.
    public Server(
            String name, String host, int port, int checkPort, Optional<String> checkCa, int weight, boolean backup) {
        this(name, host, port, checkPort, checkCa, weight, backup, Optional.empty());
    }

    /// The same without checks of its own.
    public Server tracking(String section) {
        return new Server(name, host, port, checkPort, checkCa, weight, backup, Optional.of(section));
    }

    /// Whether a check of one is a check of the other: the same instance, asked at the same place.
    public boolean isCheckedAs(Server other) {
        return name.equals(other.name)
                && host.equals(other.host)
                && checkPort == other.checkPort
                && checkCa.equals(other.checkCa);
    }

    /// Whether the check speaks TLS.
    public boolean checkTls() {
        return checkCa.isPresent();
    }
}
