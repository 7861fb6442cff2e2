package pgsvc.cli.view.serve;

import java.io.IOException;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.view.JsonObject;

/// What comes with an action, as JSON.
public final class OrderJson {
    private static final int LONGEST_REASON = 200;

    private OrderJson() {}

    /// The field `weight`.
    ///
    /// @throws CommandException when it is missing or no number
    public static String weight(String text) throws CommandException {
        return read(text, json -> Integer.toString(json.number("weight")));
    }

    /// The field `why`; empty where there is none, or nothing came at all.
    ///
    /// @throws CommandException when it is no text, or too long
    public static String why(String text) throws CommandException {
        if (text.isBlank()) {
            return "";
        }
        String why = read(text, json -> json.has("why") ? json.text("why") : "");
        if (why.length() > LONGEST_REASON) {
            throw CommandException.usage("why has more than " + LONGEST_REASON + " letters.");
        }
        return why;
    }

    /// The field `digest`.
    ///
    /// @throws CommandException when it is missing or no text
    public static String digest(String text) throws CommandException {
        return read(text, json -> json.text("digest"));
    }

    /// A text that may be missing.
    ///
    /// @throws CommandException when it is no text
    public static Optional<String> text(String text, String field) throws CommandException {
        return text.isBlank()
                ? Optional.empty()
                : read(text, json -> json.has(field) ? Optional.of(json.text(field)) : Optional.empty());
    }

    /// Whether a field is true; it is not where it is missing, or nothing came at all.
    ///
    /// @throws CommandException when it is neither true nor false
    public static boolean isSet(String text, String field) throws CommandException {
        return !text.isBlank() && read(text, json -> json.has(field) && json.flag(field));
    }

    private static <T> T read(String text, JsonObject.Reading<JsonObject, T> reading) throws CommandException {
        try {
            return reading.read(JsonObject.parse(text));
        } catch (IOException e) {
            throw CommandException.usage("what comes with the request cannot be read: " + e.getMessage() + ".");
        }
    }
}
