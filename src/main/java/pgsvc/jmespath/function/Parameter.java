package pgsvc.jmespath.function;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Type;

/// What a function takes in one place.
enum Parameter {
    ANY("anything", EnumSet.allOf(Type.class)),
    NUMBER("a number", Set.of(Type.NUMBER)),
    STRING("a string", Set.of(Type.STRING)),
    LIST("a list", Set.of(Type.ARRAY)),
    OBJECT("an object", Set.of(Type.OBJECT)),
    STRING_OR_LIST("a string or a list", Set.of(Type.STRING, Type.ARRAY)),
    MEASURABLE("a string, a list or an object", Set.of(Type.STRING, Type.ARRAY, Type.OBJECT)),
    EXPRESSION("an expression such as &name", Set.of(Type.EXPREF)),
    NUMBERS("a list of numbers", Set.of(Type.ARRAY), Type.NUMBER),
    STRINGS("a list of strings", Set.of(Type.ARRAY), Type.STRING),
    NUMBERS_OR_STRINGS("a list of numbers or a list of strings", Set.of(Type.ARRAY), Type.NUMBER, Type.STRING);

    private final String phrase;
    private final Set<Type> types;
    private final Set<Type> elementTypes;

    Parameter(String phrase, Set<Type> types, Type... elementTypes) {
        this.phrase = phrase;
        this.types = types;
        this.elementTypes = Set.of(elementTypes);
    }

    /// What it takes, in a sentence.
    String phrase() {
        return phrase;
    }

    boolean accepts(@Nullable Object value) {
        return types.contains(Type.of(value)) && (elementTypes.isEmpty() || acceptsElements((List<?>) value));
    }

    /// All elements must be of one type, the first one's.
    private boolean acceptsElements(@Nullable List<?> list) {
        if (list == null || list.isEmpty()) {
            return true;
        }
        Type first = Type.of(list.getFirst());
        return elementTypes.contains(first) && list.stream().allMatch(e -> Type.of(e) == first);
    }
}
