package pgsvc.sandbox.layout;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// Passwords of a sandbox, made anew for each.
///
/// @param superuser of PostgreSQL's `postgres`
/// @param replication of `replicator` and `rewind`
/// @param rest of Patroni's REST API, for what changes the cluster
public record Secrets(String superuser, String replication, String rest) {
    private static final int BYTES = 16;

    /// Random ones.
    public static Secrets random() {
        SecureRandom random = new SecureRandom();
        return new Secrets(one(random), one(random), one(random));
    }

    private static String one(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void into(Properties kept) {
        kept.setProperty("superuser_password", superuser);
        kept.setProperty("replication_password", replication);
        kept.setProperty("rest_password", rest);
    }

    static Secrets of(Properties kept) {
        return new Secrets(
                kept.getProperty("superuser_password", ""),
                kept.getProperty("replication_password", ""),
                kept.getProperty("rest_password", ""));
    }

    /// Tells nothing.
    @Override
    public String toString() {
        return "Secrets[]";
    }
}
