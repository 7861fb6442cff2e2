package pgsvc.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a user may do; each may do what those before may.
public enum Role {
    /// Sees everything.
    VIEWER,
    /// Takes instances out and gives them back, and holds agents.
    OPERATOR,
    /// Also changes files and leaders.
    ADMIN;

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// That of a word.
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /// Whether it is enough where another is asked for.
    public boolean covers(Role asked) {
        return compareTo(asked) >= 0;
    }
}
