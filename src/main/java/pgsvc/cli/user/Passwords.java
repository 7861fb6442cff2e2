package pgsvc.cli.user;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;

/// A new password, from a terminal without its letters being shown, else from standard input.
record Passwords(Session session) {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1000;

    /// @throws CommandException when it is too short, or none was given
    String choose(String user) throws CommandException {
        Optional<Console> console =
                session.terminal().getAsBoolean() ? Optional.ofNullable(System.console()) : Optional.empty();
        String password = console.isPresent() ? typed(console.get(), user) : line();
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw CommandException.usage("A password has " + SHORTEST + " letters or more, and " + LONGEST
                    + " at most. Nothing was changed.");
        }
        return password;
    }

    private static String typed(Console console, String user) throws CommandException {
        String first = text(console.readPassword("Password of %s: ", user));
        if (!first.equals(text(console.readPassword("Once more: ")))) {
            throw CommandException.usage("These are two passwords. Nothing was changed.");
        }
        return first;
    }

    /// Nothing was typed where the terminal was closed.
    private static String text(char @Nullable [] letters) {
        return letters == null ? "" : new String(letters);
    }

    private String line() throws CommandException {
        try {
            String line = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw CommandException.failed("the password cannot be read: " + e.getMessage());
        }
    }
}
