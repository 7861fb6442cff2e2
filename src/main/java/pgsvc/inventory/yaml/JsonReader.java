package pgsvc.inventory.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.Value.Sequence;
import pgsvc.inventory.yaml.Value.Text;

/// Reads JSON as Python's `json` does, with the places of all values. Ansible's own objects `__ansible_vault` and
/// `__ansible_unsafe` become what they stand for.
public final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Expansion.MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String file;
    private final String text;
    private final JsonParser parser;
    private final boolean allOneUnit;
    private final Diagnostics found = new Diagnostics();

    private JsonReader(String file, String text, JsonParser parser) {
        this.file = file;
        this.text = text;
        this.parser = parser;
        this.allOneUnit = text.codePointCount(0, text.length()) == text.length();
    }

    /// The value of a text that must be JSON; empty when `into` received an error. Bounds as in [YamlReader].
    ///
    /// @param fileName how the user named the file, for the places
    public static Optional<Value> read(String fileName, byte[] content, Diagnostics into) {
        try {
            return Optional.of(document(fileName, SourceText.decode(fileName, content), into));
        } catch (UnreadableException e) {
            into.addAll(List.of(e.diagnostic()));
            return Optional.empty();
        }
    }

    /// The value of a text that may be JSON, or nothing.
    static Optional<Value> ifJson(String file, String text, Diagnostics into) {
        try {
            return Optional.of(document(file, text, into));
        } catch (UnreadableException notJson) {
            return Optional.empty();
        }
    }

    private static Value document(String file, String text, Diagnostics into) throws UnreadableException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(file, text, parser);
            Value value = reader.document();
            into.addAll(reader.found.sorted());
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw syntax(
                    SourceRange.at(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr())),
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory is always readable", e);
        }
    }

    private Value document() throws IOException, UnreadableException {
        parser.nextToken();
        if (parser.currentToken() == null) {
            throw syntax(SourceRange.startOf(file), "There is nothing at all.");
        }
        Value value = value();
        if (parser.nextToken() != null) {
            throw syntax(where(parser.currentTokenLocation()), "Something follows the end.");
        }
        return value;
    }

    private static UnreadableException syntax(SourceRange where, String found) {
        return new UnreadableException(
                YamlRule.JSON_SYNTAX,
                where,
                "This is not valid JSON: " + found.lines().findFirst().orElse(""),
                "Check what wrote it, for instance with `python3 -m json.tool`.");
    }

    private Value value() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(start);
            case START_ARRAY -> sequence(start);
            case VALUE_STRING -> new Text(parser.getText(), false, where(start));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(number(), where(start));
            case VALUE_TRUE, VALUE_FALSE -> new Value.Bool(parser.getBooleanValue(), where(start));
            case VALUE_NULL -> new Value.Null(where(start));
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("No value starts with " + parser.currentToken());
        };
    }

    private Number number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> (Number) parser.getLongValue();
            case BIG_INTEGER -> parser.getBigIntegerValue();
            case FLOAT, DOUBLE, BIG_DECIMAL -> parser.getDoubleValue();
        };
    }

    private Value sequence(JsonLocation start) throws IOException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Sequence(items, where(start));
    }

    private Value mapping(JsonLocation start) throws IOException {
        Entries entries = new Entries(found);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            SourceRange keyWhere = keyWhere(parser.currentTokenLocation());
            parser.nextToken();
            entries.put(key, keyWhere, value());
        }
        return ansibleObject(new Mapping(entries.all(), where(start)));
    }

    private static Value ansibleObject(Mapping mapping) {
        Entry vault = mapping.entries().get("__ansible_vault");
        if (vault != null) {
            return new Value.Vault(vault.value().where());
        }
        return mapping.get("__ansible_unsafe") instanceof Text text
                ? new Text(text.value(), true, text.where())
                : mapping;
    }

    /// From a token's start to where the parser stands now, which is the end of the token.
    private SourceRange where(JsonLocation start) {
        JsonLocation end = parser.currentLocation();
        return new SourceRange(file, start.getLineNr(), column(start), end.getLineNr(), column(end));
    }

    /// A key cannot hold a line feed. The parser stands past the colon by now, so the closing quote is looked for.
    private SourceRange keyWhere(JsonLocation start) {
        int quote = (int) start.getCharOffset();
        int end = quote + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int column = column(start);
        int line = start.getLineNr();
        return new SourceRange(file, line, column, line, column + text.codePointCount(quote, end + 1));
    }

    /// The parser counts UTF-16 units.
    private int column(JsonLocation at) {
        if (allOneUnit) {
            return at.getColumnNr();
        }
        int offset = (int) at.getCharOffset();
        return 1 + text.codePointCount(offset - at.getColumnNr() + 1, offset);
    }
}
