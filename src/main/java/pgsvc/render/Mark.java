package pgsvc.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The first line of each file that pgsvc writes. By it a file is known as pgsvc's own and by nothing else, and
/// the digest tells whether somebody changed it by hand.
///
/// @param cluster the cluster, or `-` where a file belongs to the node itself
/// @param service the service's name, or `base`
/// @param digest SHA-256 of all that follows the first line, in hexadecimal
public record Mark(String cluster, String service, String digest) {
    private static final String PREFIX = "# managed by pgsvc: ";

    /// Stands for the cluster where a file belongs to the node itself.
    public static final String NO_CLUSTER = "-";

    /// Puts the mark of a cluster's service above a text.
    static String above(String cluster, String service, String text) {
        return new Mark(cluster, service, sha256(text)).line() + "\n" + text;
    }

    /// Puts the mark of something that belongs to the node itself above a text.
    static String aboveOfNode(String service, String text) {
        return above(NO_CLUSTER, service, text);
    }

    /// A text that bears a mark, with one that fits what stands below it now.
    ///
    /// @throws IllegalStateException when it bears none
    public static String renewed(String text) {
        int end = text.indexOf('\n') + 1;
        Mark mark = read(text.substring(0, end).strip())
                .orElseThrow(() -> new IllegalStateException("a text that is to be marked anew bears no mark"));
        return above(mark.cluster(), mark.service(), text.substring(end));
    }

    /// Whether a file that begins with this line is pgsvc's.
    public static boolean isMarked(String firstLine) {
        return firstLine.startsWith(PREFIX);
    }

    /// Reads a first line; empty when it is not pgsvc's, or its mark was damaged.
    public static Optional<Mark> read(String firstLine) {
        if (!isMarked(firstLine)) {
            return Optional.empty();
        }
        String[] words = firstLine.substring(PREFIX.length()).strip().split(" ");
        if (words.length != 3
                || !words[0].startsWith("cluster=")
                || !words[1].startsWith("service=")
                || !words[2].startsWith("sha256=")) {
            return Optional.empty();
        }
        return Optional.of(new Mark(words[0].substring(8), words[1].substring(8), words[2].substring(7)));
    }

    /// Whether the text below the mark is what was written.
    public boolean fits(String textBelow) {
        return digest.equals(sha256(textBelow));
    }

    /// The line, without its line feed.
    public String line() {
        return PREFIX + "cluster=" + cluster + " service=" + service + " sha256=" + digest;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
