package pgsvc.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps two runs from writing one folder at once. The operating system drops the lock with the process that
/// holds it, so a killed run blocks nobody; the file's text only tells who holds it.
final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FolderLock take(Path file) throws IOException, OutputException {
        while (true) {
            FolderLock lock = tryTake(file);
            if (lock.isStillThere()) {
                return lock;
            }
            lock.channel.close();
        }
    }

    private static FolderLock tryTake(Path file) throws IOException, OutputException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (lock(channel) == null) {
            channel.close();
            throw taken(file);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(whoWeAre().getBytes(StandardCharsets.UTF_8)));
        return new FolderLock(file, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /// The holder before us may have deleted the file between our opening and our locking it: then what we hold
    /// is no lock that anyone else would see.
    private boolean isStillThere() throws IOException {
        try {
            return Files.readString(file).equals(whoWeAre());
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static String whoWeAre() {
        return "process " + ProcessHandle.current().pid() + " of user " + System.getProperty("user.name", "?") + "\n";
    }

    private static OutputException taken(Path file) throws IOException {
        String holder = Files.exists(file) ? Files.readString(file).strip() : "";
        return new OutputException(
                "another pgsvc writes this folder right now" + (holder.isEmpty() ? "" : " (" + holder + ")"),
                "Wait until it is done and try again.");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
