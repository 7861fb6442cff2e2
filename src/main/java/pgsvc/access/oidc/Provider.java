package pgsvc.access.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import pgsvc.access.User;

/// Who is asked who somebody is: the authorization code flow with PKCE, state and nonce. It is asked for nothing
/// before somebody logs in, so that this server begins also while it is away. Safe for use by several threads.
public final class Provider {
    private static final Duration DISCOVERED = Duration.ofHours(1);

    private final Registration registration;
    private final InstantSource clock;
    private final Wire wire;
    private final Beginnings beginnings;
    private final ProviderKeys keys;
    private Optional<Known> known = Optional.empty();

    private record Known(Endpoints endpoints, Instant since) {}

    /// @param tls with what it trusts; Java's own where absent
    public Provider(Registration registration, Optional<SSLContext> tls, InstantSource clock) {
        this.registration = registration;
        this.clock = clock;
        this.wire = new Wire(tls);
        this.beginnings = new Beginnings(clock);
        this.keys = new ProviderKeys(wire, clock);
    }

    public Registration registration() {
        return registration;
    }

    /// Where a browser goes.
    ///
    /// @param browser what it has to bring when it comes back
    public record Start(URI to, String browser, Duration longest) {}

    /// With what a browser comes back.
    ///
    /// @param issuer who sends it, where that is said (RFC 9207)
    /// @param error why nobody is named, and what else is said of it
    public record Return(
            String state, String browser, Optional<String> code, Optional<String> issuer, Optional<String> error) {}

    /// Begins a log-in.
    public Start begin() throws OidcException {
        URI place = endpoints().authorization();
        Beginnings.Begun begun = beginnings.begin();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", registration.client());
        asked.put("redirect_uri", registration.redirect().toString());
        asked.put("scope", registration.scopes());
        asked.put("state", begun.state());
        asked.put("nonce", begun.nonce());
        asked.put("code_challenge", challenge(begun.verifier()));
        asked.put("code_challenge_method", "S256");
        String separator = place.getRawQuery() == null ? "?" : "&";
        return new Start(URI.create(place + separator + form(asked)), begun.browser(), Beginnings.LONGEST);
    }

    /// Who came back.
    public User finish(Return back) throws OidcException {
        Beginnings.Begun begun = beginnings
                .take(back.state(), back.browser())
                .orElseThrow(() -> OidcException.refused("this log-in was not begun in this browser at "
                        + registration.redirect().resolve("/") + ", was used already, or took longer than "
                        + Beginnings.LONGEST.toMinutes() + " minutes. Begin again"));
        if (back.issuer()
                .filter(issuer -> !issuer.equals(registration.issuer()))
                .isPresent()) {
            throw OidcException.refused("another provider answered than was asked");
        }
        if (back.error().isPresent() || back.code().isEmpty()) {
            throw OidcException.refused("the provider says: " + back.error().orElse("nothing"));
        }
        Endpoints endpoints = endpoints();
        IdToken token = IdToken.parse(redeem(endpoints, back.code().get(), begun.verifier()));
        return registration
                .claims()
                .user(token.claims(
                        keys.of(token.signed().getHeader(), endpoints.keys()),
                        registration,
                        begun.nonce(),
                        clock.instant()));
    }

    private synchronized Endpoints endpoints() throws OidcException {
        Instant now = clock.instant();
        Optional<Known> fresh = known.filter(one -> now.isBefore(one.since().plus(DISCOVERED)));
        Known found = fresh.isPresent() ? fresh.get() : new Known(Endpoints.discover(wire, registration.issuer()), now);
        known = Optional.of(found);
        return found.endpoints();
    }

    /// The ID token for a code.
    private String redeem(Endpoints endpoints, String code, String verifier) throws OidcException {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("grant_type", "authorization_code");
        given.put("code", code);
        given.put("redirect_uri", registration.redirect().toString());
        given.put("code_verifier", verifier);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoints.token()).header("Content-Type", "application/x-www-form-urlencoded");
        if (registration.secret().isPresent() && endpoints.inHeader()) {
            request.header(
                    "Authorization", "Basic " + basic(registration.secret().get()));
        } else {
            given.put("client_id", registration.client());
            registration.secret().ifPresent(secret -> given.put("client_secret", secret));
        }
        Wire.Said said = wire.send(endpoints.token(), request.POST(HttpRequest.BodyPublishers.ofString(form(given))));
        if (said.status() != 200 || !(said.object().get("id_token") instanceof String token)) {
            throw OidcException.broken("the provider gives no token for its code: " + said.status() + " "
                    + Optional.ofNullable(said.object().get("error")).orElse(""));
        }
        return token;
    }

    /// RFC 6749, 2.3.1: both are encoded before they are put together.
    private String basic(String secret) {
        String both = encoded(registration.client()) + ":" + encoded(secret);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
