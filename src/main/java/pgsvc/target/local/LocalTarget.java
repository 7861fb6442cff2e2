package pgsvc.target.local;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.files.Trees;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.socket.CommandSocket;

/// This machine, as the user who runs this.
public final class LocalTarget implements Target {
    private final String name;
    private final Duration patience;
    private @Nullable LocalLock lock;

    private LocalTarget(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /// Opens it.
    ///
    /// @param name the node's name in the inventory
    /// @param patience with which a command is waited for
    public static LocalTarget open(String name, Duration patience) {
        return new LocalTarget(name, patience);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        return of("read " + folder, () -> LocalFiles.readAll(path(folder), suffix));
    }

    @Override
    public Optional<String> read(String file) throws TargetException {
        return of("read " + file, () -> LocalFiles.read(path(file)));
    }

    @Override
    public List<String> list(String folder) throws TargetException {
        return of("list " + folder, () -> LocalFiles.list(path(folder)));
    }

    @Override
    public void write(String file, String text) throws TargetException {
        does("write " + file, () -> LocalFiles.write(path(file), text));
    }

    @Override
    public void copy(String from, String to) throws TargetException {
        does("copy " + from + " to " + to, () -> LocalFiles.copy(path(from), path(to)));
    }

    @Override
    public void move(String from, String to) throws TargetException {
        does("rename " + from + " to " + to, () -> LocalFiles.move(path(from), path(to)));
    }

    @Override
    public void delete(String... paths) throws TargetException {
        for (String path : paths) {
            does("delete " + path, () -> Trees.delete(path(path)));
        }
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        does("make " + folder, () -> LocalFiles.makeFolder(path(folder)));
    }

    @Override
    public void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException {
        does("fill " + folder, () -> LocalFiles.fill(path(folder), texts, copies, kept));
    }

    @Override
    public Result run(List<String> command) throws TargetException {
        return of("run " + command.getFirst(), () -> LocalCommand.run(command, patience));
    }

    @Override
    public String ask(String socket, String command) throws TargetException {
        requireLock();
        try {
            return new CommandSocket(path(socket)).ask(command);
        } catch (IOException e) {
            throw CommandSocket.unanswered(socket, Words.of(e));
        }
    }

    @Override
    public void lock(String file, String holder) throws TargetException {
        if (lock != null) {
            if (!lock.file().toString().equals(file)) {
                throw new IllegalStateException(name + " has the lock " + lock.file() + ", and asks for " + file);
            }
            return;
        }
        Optional<LocalLock> taken = of("lock " + file, () -> LocalLock.take(path(file), holder));
        if (taken.isEmpty()) {
            throw TargetException.locked(name, file, read(file).orElse(""));
        }
        lock = taken.get();
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void does(String what, Writing writing) throws TargetException {
        var _ = of(what, () -> {
            writing.run();
            return true;
        });
    }

    private <T> T of(String what, Reading<T> reading) throws TargetException {
        requireLock();
        try {
            return reading.run();
        } catch (IOException e) {
            throw TargetException.refusedBy(name, what, Words.of(e));
        }
    }

    private void requireLock() throws TargetException {
        if (lock != null && !lock.isHeld()) {
            throw TargetException.gone("the lock of " + name + " is lost: its process was ended", "Run it again.");
        }
    }

    private static Path path(String path) throws IOException {
        if (!path.startsWith("/") || path.equals("/")) {
            throw new IllegalStateException("no absolute path below /: " + path);
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new IOException(
                    "pgsvc runs with a character set that lacks some of its letters (set LC_ALL=C.UTF-8)", e);
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
