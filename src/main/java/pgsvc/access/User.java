package pgsvc.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody who may come in.
///
/// @param password nothing for one whom only a proxy before vouches for
public record User(String name, Role role, Optional<PasswordHash> password) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /// Whether a user may be called so.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The same with another password.
    public User with(PasswordHash other) {
        return new User(name, role, Optional.of(other));
    }

    String line() {
        return name + " " + role.word() + " " + password.map(PasswordHash::text).orElse("-");
    }
}
