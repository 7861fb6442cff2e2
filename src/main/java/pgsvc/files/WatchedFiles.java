package pgsvc.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What files say now: they are read again when one of them changed. Safe for use by several threads.
public final class WatchedFiles<T> {
    private final List<Path> files;
    private final Reading<T> reading;
    private final Consumer<IOException> failed;
    private String fingerprint;
    private T value;

    /// Reads them.
    public interface Reading<T> {
        T read() throws IOException;
    }

    /// @param failed is told when changed files cannot be read; what they said before holds then
    /// @throws IOException when they cannot be read now
    public WatchedFiles(List<Path> files, Reading<T> reading, Consumer<IOException> failed) throws IOException {
        this.files = List.copyOf(files);
        this.reading = reading;
        this.failed = failed;
        this.fingerprint = fingerprint();
        this.value = reading.read();
    }

    /// What they say.
    public synchronized T now() {
        String found = fingerprint();
        if (!found.equals(fingerprint)) {
            fingerprint = found;
            readAgain();
        }
        return value;
    }

    private void readAgain() {
        try {
            value = reading.read();
        } catch (IOException e) {
            failed.accept(e);
        }
    }

    private String fingerprint() {
        return files.stream().map(WatchedFiles::fingerprint).collect(Collectors.joining(" "));
    }

    /// Another one after each change; the name of what is wrong where it cannot be told. A file that is replaced by
    /// one of the same size within the clock's step is another file all the same.
    private static String fingerprint(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.size() + " " + found.lastModifiedTime() + " " + found.fileKey();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
