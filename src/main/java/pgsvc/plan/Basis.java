package pgsvc.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import pgsvc.observe.Observation;

/// What a plan was made from, as one number.
public final class Basis {
    private Basis() {}

    /// SHA-256 over every file that HAProxy loads, with its name.
    public static String of(Observation observation) {
        MessageDigest digest = sha256();
        add(digest, observation.base().orElse(""));
        for (Map.Entry<String, String> file : observation.files().entrySet()) {
            add(digest, file.getKey());
            add(digest, file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Each text with its length before it, so that no two sequences are one.
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
