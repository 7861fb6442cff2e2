package pgsvc.access;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import pgsvc.files.WatchedFiles;

/// The users of a file as it is now. Safe for use by several threads.
public final class WatchedUsers {
    private final WatchedFiles<Users> file;

    /// @param told is given a sentence when a changed file cannot be read; the former users hold then
    /// @throws IOException when it cannot be read now, told in a sentence
    public WatchedUsers(UsersFile file, Consumer<String> told) throws IOException {
        this.file = new WatchedFiles<>(
                List.of(file.path()), file::read, e -> told.accept(e.getMessage() + " The former users hold."));
    }

    /// Those of now.
    public Users now() {
        return file.now();
    }
}
