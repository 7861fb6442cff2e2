package pgsvc.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/// Where a server listens.
///
/// @param names what else than its addresses and `localhost` it is called, without a port
/// @param certificate nothing without TLS
public record Listening(InetSocketAddress address, Set<String> names, Optional<Certificate> certificate) {
    public Listening {
        names = Set.copyOf(names);
    }

    /// Without TLS, under no other name.
    public static Listening plain(InetSocketAddress address) {
        return new Listening(address, Set.of(), Optional.empty());
    }

    /// Whether a request that names a host is meant for this server. A page of somebody else whose name was made to
    /// lead here (DNS rebinding) asks for that name.
    ///
    /// @param host as the header has it
    /// @param local the address that the client reached
    boolean isMeant(String host, InetAddress local) {
        String name = host.replaceFirst(":[0-9]+$", "");
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(name)
                || names.contains(name)
                || name.equals(literal(local));
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
