package pgsvc.run.workload;

import java.net.InetSocketAddress;

/// Where something listens on this machine.
///
/// @param owner the service, or `statistics`
/// @param address as HAProxy's `bind` takes it, `*` for all
public record Endpoint(String owner, String address, int port) {

    /// Whether it listens on every address.
    public boolean isWildcard() {
        return address.isEmpty() || address.equals("*") || address.equals("0.0.0.0") || address.equals("::");
    }

    /// Where a client on this machine reaches it.
    public InetSocketAddress reachable() {
        return new InetSocketAddress(isWildcard() ? "127.0.0.1" : address, port);
    }

    /// What it would take from others.
    public InetSocketAddress bound() {
        return isWildcard() ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
    }

    boolean collidesWith(Endpoint other) {
        return port == other.port && (isWildcard() || other.isWildcard() || address.equals(other.address));
    }
}
