package pgsvc.load;

import java.util.Optional;

/// Who the clients are.
///
/// @param password empty where the server asks for none
public record Login(String database, String user, Optional<String> password) {

    /// Without the password, which is nobody's business.
    @Override
    public String toString() {
        return user + "@" + database;
    }
}
