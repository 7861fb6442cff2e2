package pgsvc.jmespath.value;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of the language. A Java object of any other class (`FOREIGN`) is carried along and is true, but no
/// function computes with it.
public enum Type {
    NULL("null"),
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    STRING("a string"),
    ARRAY("a list"),
    OBJECT("an object"),
    EXPREF("an expression"),
    FOREIGN("a value of no known type");

    private final String phrase;

    Type(String phrase) {
        this.phrase = phrase;
    }

    /// The type of a value.
    public static Type of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String _ -> STRING;
            case Boolean _ -> BOOLEAN;
            case Number _ -> NUMBER;
            case List<?> _ -> ARRAY;
            case Map<?, ?> _ -> OBJECT;
            case Reference _ -> EXPREF;
            default -> FOREIGN;
        };
    }

    /// Whether the language takes the value for true: all but null, false and what is empty. The number 0 and the
    /// string `'false'` are true.
    public static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /// The type in a sentence: `a string`.
    public String phrase() {
        return phrase;
    }

    /// The type's name in the language: `string`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
