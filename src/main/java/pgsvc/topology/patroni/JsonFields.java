package pgsvc.topology.patroni;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An object's scalars by name, those of objects within by `object.name`; lists are passed over. What is not known is
/// never looked at, since each release of Patroni adds to it.
record JsonFields(Map<String, String> scalars) {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]");

    JsonFields {
        scalars = Map.copyOf(scalars);
    }

    /// @param json at the object's beginning; afterwards at its end
    static JsonFields read(JsonParser json) throws IOException {
        Map<String, String> scalars = new HashMap<>();
        collect(json, "", scalars);
        return new JsonFields(scalars);
    }

    private static void collect(JsonParser json, String prefix, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                collect(json, name + ".", into);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                into.put(name, printable(json.getText()));
            } else {
                json.skipChildren();
            }
        }
    }

    /// What comes over the network is shown on terminals and written into comments.
    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                return NOT_PRINTABLE.matcher(text).replaceAll("\uFFFD");
            }
        }
        return text;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    /// A lag may be the word `unknown`.
    OptionalLong number(String name) {
        String value = scalars.getOrDefault(name, "");
        boolean digits =
                !value.isEmpty() && value.length() < 19 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /// Those of an object within.
    Map<String, String> within(String object) {
        String prefix = object + ".";
        return scalars.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }
}
