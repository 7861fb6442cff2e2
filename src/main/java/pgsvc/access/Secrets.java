package pgsvc.access;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes what nobody can guess. Safe for use by several threads.
public final class Secrets {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /// Another one: 256 random bits in 43 letters, digits, dashes and underscores.
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
