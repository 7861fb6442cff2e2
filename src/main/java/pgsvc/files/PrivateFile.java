package pgsvc.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Files for their owner alone.
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /// Reads one.
    ///
    /// @throws IOException when others than its owner may use it, too, or it cannot be read
    public static String read(Path file) throws IOException {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others than its owner may use it: chmod 600 " + file);
        }
        return Files.readString(file);
    }

    /// Writes one whole or not at all, in the place of one that is there. It is on the disk when this returns.
    ///
    /// @param owner whose it is to be, where that is not whoever writes it
    public static void write(Path file, String text, Optional<UserPrincipal> owner) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        // For its owner alone from the beginning: that is how temporary files are made.
        Path unfinished = Files.createTempFile(folder, ".pgsvc", ".new");
        try {
            if (owner.isPresent() && !owner.get().equals(Files.getOwner(unfinished))) {
                Files.setOwner(unfinished, owner.get());
            }
            write(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
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
}
