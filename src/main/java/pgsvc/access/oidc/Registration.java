package pgsvc.access.oidc;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// What the provider and this server know of each other.
///
/// @param issuer as the provider writes it, to the letter
/// @param client the name by which the provider knows this server
/// @param secret nothing for a public client, which PKCE alone protects
/// @param scopes separated by spaces
/// @param redirect where the provider sends browsers back to
public record Registration(
        String issuer, String client, Optional<String> secret, String scopes, URI redirect, Claims claims) {

    /// What people call the provider.
    public String host() {
        return URI.create(issuer).getHost();
    }

    /// Whether nobody between can read or change what is sent there: it is TLS, or does not leave this machine.
    public static boolean isSafe(URI uri) {
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme()) || plain && isLoopback(uri.getHost()));
    }

    private static boolean isLoopback(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        try {
            return bare.equals("localhost") || InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "Registration[issuer=" + issuer + ", client=" + client + "]";
    }
}
