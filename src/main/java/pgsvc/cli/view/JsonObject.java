package pgsvc.cli.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object in a JSON document, whose fields are asked for by name and type.
///
/// @param place where it is in the document, such as `plans[0].`
public record JsonObject(String place, Map<String, Object> fields) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// @throws IOException when it is no JSON, or no object
    public static JsonObject parse(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            Object value = value(json);
            if (json.nextToken() != null || !(value instanceof Map)) {
                throw new IOException("it is no JSON object");
            }
            return of("", value);
        } catch (JsonParseException e) {
            throw new IOException(
                    "it is cut off, or no JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        }
    }

    /// A map, a list, a text, a whole number or a truth value.
    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    fields.put(name, value(json));
                }
                yield fields;
            }
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(json));
                }
                yield values;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> wholeNumber(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null -> throw new IOException("it is empty");
            default -> throw unexpected(json);
        };
    }

    private static Integer wholeNumber(JsonParser json) throws IOException {
        if (json.getNumberType() != JsonParser.NumberType.INT) {
            throw unexpected(json);
        }
        return json.getIntValue();
    }

    private static IOException unexpected(JsonParser json) throws IOException {
        return new IOException("it holds " + json.getText() + ", which pgsvc writes nowhere");
    }

    private static JsonObject of(String place, Object value) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException(place + " is no object");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), field));
        return new JsonObject(place.isEmpty() ? "" : place + ".", fields);
    }

    /// Whether there is such a field.
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// A text.
    public String text(String name) throws IOException {
        return field(name, String.class, "a text");
    }

    /// A whole number.
    public int number(String name) throws IOException {
        return field(name, Integer.class, "a whole number");
    }

    /// True or false.
    public boolean flag(String name) throws IOException {
        return field(name, Boolean.class, "true or false");
    }

    /// A list of texts.
    public List<String> texts(String name) throws IOException {
        return each(name, (_, value) -> {
            if (value instanceof String text) {
                return text;
            }
            throw new IOException(place + name + " holds what is no text");
        });
    }

    /// Reads each object of a list.
    public <T> List<T> objects(String name, Reading<JsonObject, T> reading) throws IOException {
        return each(name, (at, value) -> reading.read(of(at, value)));
    }

    /// Makes something of a value.
    public interface Reading<F, T> {
        T read(F from) throws IOException;
    }

    private interface Element<T> {
        T read(String place, Object value) throws IOException;
    }

    private <T> List<T> each(String name, Element<T> element) throws IOException {
        List<T> all = new ArrayList<>();
        List<?> values = field(name, List.class, "a list");
        for (Object value : values) {
            all.add(element.read(place + name + "[" + all.size() + "]", value));
        }
        return all;
    }

    private <T> T field(String name, Class<T> type, String called) throws IOException {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            throw new IOException(place + name + " is missing");
        }
        if (!type.isInstance(value)) {
            throw new IOException(place + name + " is not " + called);
        }
        return type.cast(value);
    }
}
