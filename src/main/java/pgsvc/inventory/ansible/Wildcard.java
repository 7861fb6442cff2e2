package pgsvc.inventory.ansible;

import java.util.regex.Pattern;

/// Shell wildcards as Python's `fnmatch` has them: `*`, `?`, `[abc]`, `[a-c]`, `[!abc]`.
final class Wildcard {
    private Wildcard() {}

    /// The regular expression that a name must match as a whole.
    static String regex(String wildcard) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < wildcard.length()) {
            char c = wildcard.charAt(at);
            int close = c == '[' ? closing(wildcard, at) : -1;
            regex.append(close > 0 ? set(wildcard.substring(at + 1, close)) : single(c));
            at = close > 0 ? close + 1 : at + 1;
        }
        return regex.toString();
    }

    private static String single(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /// A bracket right after the opening one, or after its `!`, belongs to the set.
    private static int closing(String wildcard, int open) {
        int first = wildcard.startsWith("!", open + 1) ? open + 2 : open + 1;
        return wildcard.indexOf(']', first + 1);
    }

    private static String set(String content) {
        boolean not = content.startsWith("!");
        String members = content.substring(not ? 1 : 0).replaceAll("[\\\\\\[\\]^&~|]", "\\\\$0");
        return "[" + (not ? "^" : "") + members + "]";
    }
}
