package pgsvc.access;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import pgsvc.files.PrivateFile;

/// Where users stand. Its owner alone may read it.
public record UsersFile(Path path) {
    /// Whether there is such a file.
    public boolean exists() {
        return Files.exists(path);
    }

    /// Reads it.
    ///
    /// @throws AccessException when it is not there, is wrong, or others may read it
    public Users read() throws AccessException {
        try {
            return Users.parse(PrivateFile.read(path));
        } catch (AccessException e) {
            throw new AccessException("The users in " + path + " cannot be read: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new AccessException("The users in " + path + " cannot be read: " + reason(e) + ".");
        }
    }

    /// Writes it, whole or not at all, for its owner alone.
    public void write(Users users) throws AccessException {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new AccessException("there is no folder " + folder + "; make it first");
            }
            PrivateFile.write(path, users.text(), owner());
        } catch (IOException e) {
            throw new AccessException("The users cannot be written to " + path + ": " + reason(e) + ".");
        }
    }

    /// Whoever serves may not be who changes it.
    private Optional<UserPrincipal> owner() throws IOException {
        return exists() ? Optional.of(Files.getOwner(path)) : Optional.empty();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException _ -> "there is no such file; pgsvc user add makes it";
            default -> String.valueOf(e.getMessage());
        };
    }
}
