package pgsvc.sandbox.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps two commands from changing one sandbox at the same time. It ends with the process that holds it.
public final class SandboxLock implements AutoCloseable {
    private final FileChannel channel;

    private SandboxLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of a folder that is a sandbox's.
    ///
    /// @throws SandboxException when another command holds it, or the folder cannot be used
    public static SandboxLock take(SandboxFolder folder) throws SandboxException {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new SandboxException(
                        "another pgsvc sandbox command works in " + folder.path(), "Wait for its end.");
            }
            return new SandboxLock(channel);
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot lock " + folder.lock() + ": " + e, "Work as the user who started the sandbox.");
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }

    @Override
    public void close() throws SandboxException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SandboxException("cannot give the lock back: " + e, "See the disk.");
        }
    }
}
