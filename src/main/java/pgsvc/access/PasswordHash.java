package pgsvc.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a password: PBKDF2 with HMAC-SHA256 (RFC 8018).
///
/// @param salt in Base64
/// @param hash in Base64
public record PasswordHash(int iterations, String salt, String hash) {
    /// As OWASP's password storage cheat sheet has it for this function.
    public static final int ITERATIONS = 600_000;
    /// More would let a line of the file keep the machine busy.
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([0-9]{1,8})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");

    /// Of a new password, with a salt of its own.
    public static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(password, ITERATIONS, Base64.getEncoder().encodeToString(salt));
    }

    private static PasswordHash of(String password, int iterations, String salt) {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), iterations, HASH_BITS);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new PasswordHash(iterations, salt, Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /// Whether it is of this password. It takes as long when it is not.
    public boolean matches(String password) {
        return MessageDigest.isEqual(
                Base64.getDecoder().decode(hash),
                Base64.getDecoder().decode(of(password, iterations, salt).hash()));
    }

    /// In one word.
    public String text() {
        return "pbkdf2-sha256$" + iterations + "$" + salt + "$" + hash;
    }

    /// Reads [#text]; nothing when it is something else.
    static Optional<PasswordHash> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !isBase64(matcher.group(3)) || !isBase64(matcher.group(2))) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(matcher.group(1));
        return iterations < 1 || iterations > MOST_ITERATIONS
                ? Optional.empty()
                : Optional.of(new PasswordHash(iterations, matcher.group(2), matcher.group(3)));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
