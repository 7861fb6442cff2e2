package pgsvc.access.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Where a provider does what, as it tells itself (OpenID Connect Discovery 1.0).
///
/// @param inHeader whether the client's secret goes into a header, and not among the parameters
record Endpoints(URI authorization, URI token, URI keys, boolean inHeader) {
    private static final String PATH = "/.well-known/openid-configuration";

    static Endpoints discover(Wire wire, String issuer) throws OidcException {
        URI place = URI.create(issuer.replaceFirst("/$", "") + PATH);
        Map<String, Object> said = wire.get(place).object();
        if (!issuer.equals(said.get("issuer"))) {
            throw OidcException.broken("the provider calls itself " + said.get("issuer") + ", not " + issuer
                    + ". Give --oidc-issuer to the letter, with or without a slash at the end");
        }
        return new Endpoints(
                uri(said, "authorization_endpoint"),
                uri(said, "token_endpoint"),
                uri(said, "jwks_uri"),
                inHeader(Optional.ofNullable(said.get("token_endpoint_auth_methods_supported"))));
    }

    /// The usual way, also where nothing is said of it.
    private static boolean inHeader(Optional<Object> methods) {
        return methods.filter(all -> !(all instanceof Collection<?> some) || !some.contains("client_secret_basic"))
                .isEmpty();
    }

    private static URI uri(Map<String, Object> said, String name) throws OidcException {
        return Optional.ofNullable(said.get(name))
                .flatMap(text -> uri(text.toString()))
                .filter(Registration::isSafe)
                .orElseThrow(() ->
                        OidcException.broken("the provider's " + name + " is no address of https: " + said.get(name)));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
