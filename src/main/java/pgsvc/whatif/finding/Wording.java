package pgsvc.whatif.finding;

import java.util.List;

/// How names and clauses become sentences.
final class Wording {
    private Wording() {}

    /// `a`, `a and b`, `a, b and c`.
    static String and(List<String> names) {
        return joined(names, " and ");
    }

    /// `a`, `a or b`, `a, b or c`.
    static String or(List<String> names) {
        return joined(names, " or ");
    }

    private static String joined(List<String> names, String last) {
        int end = names.size() - 1;
        return end < 1 ? String.join("", names) : String.join(", ", names.subList(0, end)) + last + names.get(end);
    }

    /// `one` for one thing, else `several`.
    static String number(List<?> things, String one, String several) {
        return things.size() == 1 ? one : several;
    }

    /// With a capital at its beginning and a full stop at its end. A name at the beginning stays as it is written.
    static String sentence(String clauses) {
        return Character.toUpperCase(clauses.charAt(0)) + clauses.substring(1) + ".";
    }
}
