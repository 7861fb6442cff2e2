package pgsvc.hint;

import java.util.Locale;

/// What a hint says of a server.
public enum Health {
    UP,
    DOWN;

    /// HAProxy's word for it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
