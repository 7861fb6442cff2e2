package pgsvc.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import pgsvc.access.Role;

/// A small provider on loopback with real keys, which lets everybody in as alice and lies where a test wishes.
public final class PlayedProvider implements AutoCloseable {
    public static final String CLIENT = "pgsvc";
    public static final String SECRET = "s3cret: of + client";

    final RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    final ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    final AtomicInteger keysRead = new AtomicInteger();
    private final InstantSource clock;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new HashMap<>();
    /// Why nobody comes in, for the page.
    public volatile Optional<String> refusal = Optional.empty();

    /// What a token says, beside the usual.
    public volatile UnaryOperator<JWTClaimsSet.Builder> says = claims -> claims;
    volatile Signing signs = claims -> signed(JWSAlgorithm.RS256, rsa, claims);
    volatile List<JWK> shows = List.of(rsa, ec);
    volatile Optional<String> calls = Optional.empty();
    /// How a client is to prove itself: the discovery document's word for it.
    volatile Optional<String> proof = Optional.empty();
    /// Who is said to send a browser back (RFC 9207).
    public volatile Optional<String> sender = Optional.empty();

    /// Makes a token.
    interface Signing {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    public PlayedProvider(InstantSource clock) throws IOException, JOSEException {
        this(clock, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /// One that speaks TLS.
    static PlayedProvider secured(InstantSource clock, SSLContext tls) throws IOException, JOSEException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new PlayedProvider(clock, server);
    }

    private PlayedProvider(InstantSource clock, HttpServer server) throws JOSEException {
        this.clock = clock;
        this.server = server;
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", this::keys);
        server.start();
    }

    public String issuer() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /// With which those of the group dba are admins, and those of the group dev viewers.
    public Registration registration(String origin) {
        return registration(origin, Optional.of(SECRET), "groups");
    }

    /// @param roles the claim that has the groups
    Registration registration(String origin, Optional<String> secret, String roles) {
        return new Registration(
                issuer(),
                CLIENT,
                secret,
                "openid profile",
                URI.create(origin + "/login/oidc/back"),
                new Claims(Optional.empty(), roles, Map.of(Role.ADMIN, Set.of("dba"), Role.VIEWER, Set.of("dev"))));
    }

    static String signed(JWSAlgorithm algorithm, JWK key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(
                key instanceof ECKey ec
                        ? new ECDSASigner(ec)
                        : new RSASSASigner(key.toRSAKey().toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
        return token.serialize();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                { "issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
                  "jwks_uri": "%2$s/keys"%3$s }
                """.formatted(
                        calls.orElse(issuer()),
                        issuer(),
                        proof.map(word -> ", \"token_endpoint_auth_methods_supported\": [\"" + word + "\"]")
                                .orElse("")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = "code-" + asked.get("state");
        synchronized (codes) {
            codes.put(code, asked);
        }
        String came = refusal.map(text -> "error=access_denied&error_description=" + text)
                .orElse("code=" + code);
        String from = sender.map(issuer -> "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8))
                .orElse("");
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?" + came + "&state=" + asked.get("state") + from);
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> given = parameters(body);
        Map<String, String> asked;
        synchronized (codes) {
            asked = codes.remove(given.getOrDefault("code", ""));
        }
        if (asked == null
                || !hash(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                || !isProven(exchange, given)) {
            answer(exchange, 400, "{ \"error\": \"invalid_grant\" }");
            return;
        }
        try {
            answer(exchange, 200, "{ \"id_token\": \"" + signs.sign(claims(asked)) + "\" }");
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    /// Each way is taken where it is the one, and no other beside it.
    private boolean isProven(HttpExchange exchange, Map<String, String> given) {
        Optional<String> header =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        Optional<String> secret = Optional.ofNullable(given.get("client_secret"));
        boolean isNamed = CLIENT.equals(given.get("client_id"));
        return switch (proof.orElse("client_secret_basic")) {
            case "client_secret_basic" ->
                header.equals(Optional.of("Basic cGdzdmM6czNjcmV0JTNBK29mKyUyQitjbGllbnQ=")) && secret.isEmpty();
            case "client_secret_post" -> header.isEmpty() && secret.equals(Optional.of(SECRET)) && isNamed;
            case "none" -> header.isEmpty() && secret.isEmpty() && isNamed;
            default -> false;
        };
    }

    private JWTClaimsSet claims(Map<String, String> asked) {
        return says.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject("4711")
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                        .claim("nonce", asked.get("nonce"))
                        .claim("preferred_username", "alice")
                        .claim("groups", List.of("staff", "dev", "dba")))
                .build();
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysRead.incrementAndGet();
        answer(exchange, 200, new JWKSet(shows).toString(true));
    }

    private static String hash(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
