package pgsvc.target.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import pgsvc.files.Trees;
import pgsvc.target.Target;

/// The files of this machine, with the promises of a [Target].
final class LocalFiles {
    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("rw-r--r--");
    private static final FileAttribute<Set<PosixFilePermission>> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private LocalFiles() {}

    static Map<String, String> readAll(Path folder, String suffix) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : list(folder)) {
            Path file = folder.resolve(name);
            if (name.endsWith(suffix) && !name.startsWith(".") && Files.isRegularFile(file)) {
                texts.put(name, text(file));
            }
        }
        return texts;
    }

    static Optional<String> read(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (attributes.isDirectory()) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return Optional.of(text(file));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    static List<String> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    static void write(Path file, String text) throws IOException {
        replace(file, unfinished -> {
            Optional<Set<PosixFilePermission>> locked = like(file, unfinished);
            try (FileChannel channel = channel(unfinished)) {
                channel.truncate(0);
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (locked.isPresent()) {
                Files.setPosixFilePermissions(unfinished, locked.get());
            }
        });
    }

    /// Gives a new file the owner, the permissions and the attributes of the one whose place it takes.
    ///
    /// @return those permissions, where they have to be given back since its owner could not write it
    private static Optional<Set<PosixFilePermission>> like(Path file, Path unfinished) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(unfinished);
            Files.setPosixFilePermissions(unfinished, FOR_ALL_TO_READ);
            return Optional.empty();
        }
        Files.copy(file, unfinished, StandardCopyOption.COPY_ATTRIBUTES);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(unfinished);
        if (Files.isWritable(unfinished)) {
            return Optional.empty();
        }
        Files.setPosixFilePermissions(unfinished, FOR_ALL_TO_READ);
        return Optional.of(permissions);
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    static void copy(Path from, Path to) throws IOException {
        replace(to, unfinished -> {
            Files.copy(from, unfinished, StandardCopyOption.COPY_ATTRIBUTES);
            settle(unfinished);
        });
    }

    private interface Writer {
        void write(Path unfinished) throws IOException;
    }

    private static void replace(Path file, Writer writer) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        Path unfinished = Path.of(file + Target.UNFINISHED);
        Files.deleteIfExists(unfinished);
        boolean done = false;
        try {
            writer.write(unfinished);
            move(unfinished, file);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        settle(folderOf(to));
    }

    /// Has a file or a folder on the disk. A folder, and a file that may not be written, can be read for that.
    private static void settle(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// A target's paths are below `/`.
    private static Path folderOf(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder, FOR_THE_OWNER);
        } catch (FileAlreadyExistsException e) {
            boolean itself = folder.toString().equals(e.getFile());
            throw itself ? e : new FileSystemException(e.getFile(), null, "Not a directory");
        }
    }

    static void fill(Path folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws IOException {
        Trees.delete(folder);
        makeFolder(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            makeFolder(folderOf(file));
            Files.writeString(file, text.getValue());
        }
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            Path file = folder.resolve(copy.getKey());
            makeFolder(folderOf(file));
            Files.copy(Path.of(copy.getValue()), file, StandardCopyOption.COPY_ATTRIBUTES);
        }
        if (kept) {
            for (Path path : Trees.paths(folder)) {
                settle(path);
            }
            settle(folderOf(folder));
        }
    }
}
