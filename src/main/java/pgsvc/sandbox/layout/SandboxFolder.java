package pgsvc.sandbox.layout;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one folder in which a sandbox lives. The file `sandbox.properties` marks it as ours and is the first to be
/// written, so that whatever an end by force leaves can be recognised and cleared.
public record SandboxFolder(Path path) {
    private static final String MARK = "sandbox.properties";
    private static final String COMPLETE = "complete";
    private static final String AGENTS = "agents";
    private static final String MEND = "Name another folder with --dir.";
    /// A socket's path has room for 107 bytes; HAProxy's are the longest here, with a temporary ending.
    private static final int LONGEST_PATH = 60;
    /// The path stands in the files of six programs, each with words of its own for what means something to it.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+@~-]*");

    public SandboxFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// What is kept of a sandbox.
    public record Kept(Shape shape, Secrets secrets) {}

    /// The file that marks it.
    Path mark() {
        return path.resolve(MARK);
    }

    /// The file that stands for its lock. Nobody reads it: the system gives up a lock when the process that holds it
    /// closes the file, wherever it opened it.
    Path lock() {
        return path.resolve("lock");
    }

    /// Whether a sandbox lives here, or what is left of one.
    public boolean isSandbox() {
        return Files.isRegularFile(mark());
    }

    /// Whether its start came to its end.
    public boolean isComplete() {
        return Files.exists(path.resolve(COMPLETE));
    }

    /// Tells that the start came to its end.
    public void complete() throws SandboxException {
        try {
            Files.createFile(path.resolve(COMPLETE));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Whether agents run in it.
    public boolean hasAgents() {
        return Files.exists(path.resolve(AGENTS));
    }

    /// Tells that agents run in it.
    public void keepAgents() throws SandboxException {
        try {
            Files.createFile(path.resolve(AGENTS));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Makes the folder, and marks it.
    ///
    /// @throws SandboxException when there is something that is not ours
    public void create(Kept kept) throws SandboxException {
        requireUsablePath();
        try {
            Files.createDirectories(path);
            if (!isEmpty()) {
                throw new SandboxException(path + " is not empty, and not a sandbox's", MEND);
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            Properties properties = kept.shape().toProperties();
            kept.secrets().into(properties);
            Path mark = Files.createFile(
                    mark(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(mark)) {
                properties.store(writer, "A sandbox of pgsvc: pgsvc sandbox down --dir " + path + " ends it.");
            }
        } catch (FileAlreadyExistsException _) {
            throw new SandboxException(path + " is not a folder", MEND);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void requireUsablePath() throws SandboxException {
        if (!PLAIN.matcher(path.toString()).matches()) {
            throw new SandboxException(
                    path + " has a character that some configuration file would take for its own",
                    "Name a folder of letters, digits and /._+@~- with --dir.");
        }
        if (path.toString().length() > LONGEST_PATH) {
            throw new SandboxException(
                    path + " is too long a path: the sockets in it would not fit the system's limit",
                    "Name a folder with at most " + LONGEST_PATH + " characters with --dir.");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /// Reads what [#create] kept.
    ///
    /// @throws SandboxException when no sandbox lives here, or the file cannot be read
    public Kept read() throws SandboxException {
        try (Reader reader = Files.newBufferedReader(mark())) {
            Properties properties = new Properties();
            properties.load(reader);
            return new Kept(Shape.of(properties), Secrets.of(properties));
        } catch (NoSuchFileException _) {
            throw new SandboxException(
                    "there is no sandbox in " + path,
                    "Start one with pgsvc sandbox up, or name its folder with --dir.");
        } catch (IOException e) {
            throw unusable(e);
        } catch (IllegalArgumentException e) {
            throw new SandboxException(
                    mark() + " is damaged (" + e.getMessage() + ")",
                    "Clear it with pgsvc sandbox down --dir " + path + ".");
        }
    }

    /// What is started and written in it has to belong to whom the rest belongs.
    ///
    /// @throws SandboxException when it is another user's
    public void requireOwn() throws SandboxException {
        try {
            String owner = Files.getOwner(mark()).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                throw new SandboxException(path + " is " + owner + "'s", "Do this as " + owner + ".");
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Deletes it with all that is in it.
    ///
    /// @throws SandboxException when something in it cannot be deleted
    public void delete() throws SandboxException {
        try {
            Files.walkFileTree(path, new Deletion(mark()));
            Files.deleteIfExists(mark());
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Deletes a tree but one file and the tree's root: the mark goes last, so that an end by force in between
    /// leaves it.
    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final Path mark;

        Deletion(Path mark) {
            this.mark = mark;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.equals(mark)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /// What somebody else deleted meanwhile is gone as well.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return failure instanceof NoSuchFileException
                    ? FileVisitResult.CONTINUE
                    : super.visitFileFailed(file, failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!folder.equals(mark.getParent())) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private SandboxException unusable(IOException e) {
        return new SandboxException("cannot work in " + path + ": " + e, MEND);
    }

    /// The inventory, which the user may edit.
    public Path inventory() {
        return path.resolve("inventory.yml");
    }

    /// Where etcd keeps its data.
    public Path etcd() {
        return path.resolve("etcd");
    }

    /// Certificates and keys.
    public Path tls() {
        return path.resolve("tls");
    }

    /// What belongs to one node.
    public Path node(Node node) {
        return path.resolve(node.address());
    }

    /// PostgreSQL's data folder on a node.
    public Path data(Node node) {
        return node(node).resolve("data");
    }

    /// The data folders that are there, whatever the mark says.
    public List<Path> dataFolders() throws SandboxException {
        try (Stream<Path> nodes = Files.list(path)) {
            return nodes.map(node -> node.resolve("data"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
