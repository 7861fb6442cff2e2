package pgsvc.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import pgsvc.files.Trees;
import pgsvc.render.RenderedFile;

/// A folder beside its destination, on the same file system, where files are made ready before any is put in its
/// place. One that a killed run left behind is cleared first.
record Staging(Path folder) implements AutoCloseable {
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    static Staging cleared(Path folder) throws IOException {
        Trees.delete(folder);
        Files.createDirectory(folder);
        return new Staging(folder);
    }

    /// Makes a node's files ready: as a whole folder where there is none yet, else each by its number. Numbers need no
    /// folders, which are slow to delete.
    ///
    /// @param ready the node's own path in the staging folder
    static void write(Path ready, NodeDifference difference) throws IOException {
        if (!difference.folderExists()) {
            writeFolder(ready, difference.added());
            return;
        }
        int number = 0;
        for (RenderedFile file : difference.staged()) {
            writeFile(numbered(ready, number++), file);
        }
    }

    /// Where a file without a folder of its own is made ready.
    static Path numbered(Path ready, int number) {
        return ready.resolveSibling(ready.getFileName() + "-" + number);
    }

    /// Writes files into a new folder.
    static void writeFolder(Path folder, List<RenderedFile> files) throws IOException {
        Files.createDirectory(folder);
        for (RenderedFile file : files) {
            writeFile(folder.resolve(file.name()), file);
        }
    }

    private static void writeFile(Path path, RenderedFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file.content().getBytes(StandardCharsets.UTF_8));
        try (SeekableByteChannel channel = Files.newByteChannel(path, NEW_FILE, attributes(file))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /// The base configuration holds the administrator's password.
    private static FileAttribute<?>[] attributes(RenderedFile file) {
        return file.kind() == RenderedFile.Kind.BASE
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        Trees.delete(folder);
    }
}
