package pgsvc.access;

import java.util.function.Consumer;

/// The users of a file as it is now. Safe for use by several threads.
public final class WatchedUsers {
    private final UsersFile file;
    private final Consumer<String> told;
    private String fingerprint;
    private Users users;

    /// @param told is given a sentence when a changed file cannot be read; the former users hold then
    /// @throws AccessException when it cannot be read now
    public WatchedUsers(UsersFile file, Consumer<String> told) throws AccessException {
        this.file = file;
        this.told = told;
        this.fingerprint = file.fingerprint();
        this.users = file.read();
    }

    /// Those of now.
    public synchronized Users now() {
        String found = file.fingerprint();
        if (!found.equals(fingerprint)) {
            fingerprint = found;
            readAgain();
        }
        return users;
    }

    private void readAgain() {
        try {
            users = file.read();
        } catch (AccessException e) {
            told.accept(e.getMessage() + " The former users hold.");
        }
    }
}
