package pgsvc.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The role that the inventory gives an instance (`pg_role`). After a failover the live role may be another.
public enum Role {
    PRIMARY,
    REPLICA,
    STANDBY,
    OFFLINE,
    DELAYED;

    /// The word in the inventory: `primary`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that word, exactly as written.
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
