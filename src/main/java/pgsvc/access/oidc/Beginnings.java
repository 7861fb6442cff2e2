package pgsvc.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import pgsvc.access.Secrets;

/// Log-ins that went to the provider and have not come back. Each comes back once, to the browser that began it.
/// Safe for use by several threads.
final class Beginnings {
    /// As long a person may take at the provider.
    static final Duration LONGEST = Duration.ofMinutes(10);

    /// Whoever comes may begin one: the oldest make room.
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final LinkedHashMap<String, Begun> begun = new LinkedHashMap<>();

    Beginnings(InstantSource clock) {
        this.clock = clock;
    }

    /// One of them.
    ///
    /// @param state comes back from the provider
    /// @param browser what the browser keeps in a cookie
    /// @param nonce comes back in the token
    /// @param verifier whose hash went to the provider (PKCE, RFC 7636)
    record Begun(String state, String browser, String nonce, String verifier, Instant until) {}

    synchronized Begun begin() {
        Instant now = clock.instant();
        begun.values().removeIf(one -> !now.isBefore(one.until()));
        if (begun.size() >= MOST) {
            begun.pollFirstEntry();
        }
        Begun one = new Begun(secrets.next(), secrets.next(), secrets.next(), secrets.next(), now.plus(LONGEST));
        begun.put(one.state(), one);
        return one;
    }

    /// That of a state, which is of no use any more then, whoever brought it.
    synchronized Optional<Begun> take(String state, String browser) {
        return Optional.ofNullable(begun.remove(state))
                .filter(one -> clock.instant().isBefore(one.until()))
                .filter(one -> MessageDigest.isEqual(bytes(one.browser()), bytes(browser)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
