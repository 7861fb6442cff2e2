package pgsvc.apply;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one apply left on a target.
///
/// @param number counts from 1
/// @param plan digest of the plan that it carried out
/// @param result `applied`, `rolled back` or `undone`
public record Generation(int number, Author author, String plan, String result) {
    /// How many are kept.
    public static final int KEPT = 10;

    /// Whether it came into force.
    public boolean isApplied() {
        return result.equals("applied");
    }

    /// As its file holds it: a line each, `key: value`.
    String text() {
        return """
                generation: %d
                who: %s
                when: %s
                why: %s
                plan: %s
                result: %s
                """.formatted(number, author.who(), author.when(), oneLine(author.why()), plan, result);
    }

    static Generation parse(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return new Generation(
                Integer.parseInt(lines.getOrDefault("generation", "0")),
                new Author(
                        lines.getOrDefault("who", ""), lines.getOrDefault("when", ""), lines.getOrDefault("why", "")),
                lines.getOrDefault("plan", ""),
                lines.getOrDefault("result", "unknown"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
