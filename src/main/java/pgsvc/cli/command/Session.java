package pgsvc.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a command runs in: its streams and its environment. Data goes to `out`, everything else to `err`.
///
/// @param terminal whether the user sits at a terminal; asked only where it matters, since asking takes time
public record Session(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, BooleanSupplier terminal) {

    /// Says something about the work, on standard error.
    public void say(String text) {
        err.println(text);
    }

    /// The same session with colour as the user wants it.
    public Session withColour(Colour colour) {
        return switch (colour) {
            case AUTO -> this;
            case ALWAYS -> new Session(in, out, err, without("NO_COLOR"), () -> true);
            case NEVER -> new Session(in, out, err, environment, () -> false);
        };
    }

    private Map<String, String> without(String variable) {
        Map<String, String> rest = new HashMap<>(environment);
        rest.remove(variable);
        return rest;
    }

    /// Whether text is coloured: on a terminal, and not where NO_COLOR is set (https://no-color.org).
    public boolean coloured() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && terminal.getAsBoolean();
    }

    /// What `--color` says.
    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }
}
