package pgsvc.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import pgsvc.render.Mark;

/// Files as pgsvc renders them.
public final class Marked {
    private Marked() {}

    /// A file with its mark.
    public static String file(String cluster, String service, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Mark(cluster, service, HexFormat.of().formatHex(hash)).line() + "\n" + text;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
