package pgsvc.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Who is logged in, in memory alone: after a restart everybody logs in anew. Safe for use by several threads.
public final class Logins {
    /// From log-in, however much it is used.
    public static final Duration LONGEST = Duration.ofHours(12);
    /// Since it was last used.
    public static final Duration IDLE = Duration.ofMinutes(30);

    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    /// By the hash of the secret: whoever compares does not tell by time how near a guess was.
    private final Map<String, Login> logins = new HashMap<>();

    public Logins(InstantSource clock) {
        this.clock = clock;
    }

    /// Who is logged in, and what to bring for a change.
    public record Entered(User user, String token) {}

    /// Begins one.
    ///
    /// @return the secret by which it is known, 256 random bits in 43 letters
    public String begin(User user) {
        return begin(user, false);
    }

    /// Begins one of a user whom a provider named: name and role hold as they were then.
    ///
    /// @return as with [#begin]
    public String beginVouched(User user) {
        return begin(user, true);
    }

    private synchronized String begin(User user, boolean vouched) {
        logins.values().removeIf(this::isOver);
        String secret = secrets.next();
        logins.put(key(secret), new Login(user, vouched, secrets.next(), clock.instant(), clock.instant()));
        return secret;
    }

    /// Whose secret it is; it counts as use.
    ///
    /// @param users those of now: who was removed, or has another password, is logged in no more
    public synchronized Optional<Entered> use(String secret, Users users) {
        return alive(secret, users).map(user -> {
            Login now = logins.computeIfPresent(key(secret), (_, login) -> login.usedAt(clock.instant()));
            return new Entered(user, now == null ? "" : now.token());
        });
    }

    /// Whether it still holds; this is no use.
    public synchronized boolean holds(String secret, Users users) {
        return alive(secret, users).isPresent();
    }

    /// Ends it.
    public synchronized void end(String secret) {
        logins.remove(key(secret));
    }

    private Optional<User> alive(String secret, Users users) {
        Optional<Login> login = Optional.ofNullable(logins.get(key(secret)));
        if (login.filter(this::isOver).isPresent()) {
            logins.remove(key(secret));
            return Optional.empty();
        }
        return login.flatMap(then -> now(then, users));
    }

    /// One whom a provider named ends when the file gets a user of that name: the two may not be taken for each other.
    private static Optional<User> now(Login then, Users users) {
        Optional<User> now = users.named(then.user().name());
        return then.vouched()
                ? Optional.of(then.user()).filter(_ -> now.isEmpty())
                : now.filter(user -> user.password().equals(then.user().password()));
    }

    private boolean isOver(Login login) {
        return !clock.instant().isBefore(login.begun().plus(LONGEST))
                || !clock.instant().isBefore(login.used().plus(IDLE));
    }

    private static String key(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
