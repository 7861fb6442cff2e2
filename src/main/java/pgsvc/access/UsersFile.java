package pgsvc.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// Where users stand. Its owner alone may read it.
public record UsersFile(Path path) {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// Whether there is such a file.
    public boolean exists() {
        return Files.exists(path);
    }

    /// Reads it.
    ///
    /// @throws AccessException when it is not there, is wrong, or others may read it
    public Users read() throws AccessException {
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw new AccessException("others than its owner may use it: chmod 600 " + path);
            }
            return Users.parse(Files.readString(path));
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
            // For its owner alone from the beginning: that is how temporary files are made.
            Path unfinished = Files.createTempFile(folder, ".pgsvc", ".users");
            try {
                keepOwner(unfinished);
                write(unfinished, users.text());
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new AccessException("The users cannot be written to " + path + ": " + reason(e) + ".");
        }
    }

    /// Whoever serves may not be who changes it.
    private void keepOwner(Path unfinished) throws IOException {
        if (exists() && !Files.getOwner(path).equals(Files.getOwner(unfinished))) {
            Files.setOwner(unfinished, Files.getOwner(path));
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Another one after each change; the name of what is wrong where it cannot be told. A file that is replaced by
    /// one of the same size within the clock's step is another file all the same.
    String fingerprint() {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.size() + " " + found.lastModifiedTime() + " " + found.fileKey();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException _ -> "there is no such file; pgsvc user add makes it";
            default -> String.valueOf(e.getMessage());
        };
    }
}
