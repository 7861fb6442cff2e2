package pgsvc.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.files.Trees;
import pgsvc.haproxy.runtime.states.ServerStates;
import pgsvc.render.RenderedFile;
import pgsvc.run.process.HaproxyException;

/// The folder of one running HAProxy: its configuration, its sockets, its process id, the states of its
/// servers. It is for its owner alone, since the sockets obey and the base configuration holds a password.
public record RunFolder(Path path) {
    /// A unix socket's path has room for 107 bytes, and HAProxy binds a longer name first.
    private static final int LONGEST_SOCKET_PATH = 90;

    private static final String HISTORY = ".pgsvc";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public RunFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// Its master's socket.
    public Path masterSocket() {
        return path.resolve("master.sock");
    }

    /// Its worker's socket.
    public Path statsSocket() {
        return path.resolve("stats.sock");
    }

    Path pidFile() {
        return path.resolve("haproxy.pid");
    }

    Path stateFile() {
        return path.resolve("servers.state");
    }

    /// What HAProxy loads.
    List<Path> configuration() {
        return filesIn("config");
    }

    /// The folder of the services that it loads.
    Path loadedServices() {
        return path.resolve("config", "conf.d");
    }

    /// Whether exactly this is what it loads.
    boolean holds(String base, List<RenderedFile> files) throws IOException {
        Map<String, String> loaded = new HashMap<>();
        for (Path file : Trees.files(loadedServices())) {
            loaded.put(file.getFileName().toString(), Files.readString(file));
        }
        Map<String, String> wanted =
                files.stream().collect(Collectors.toMap(RenderedFile::name, RenderedFile::content));
        return loaded.equals(wanted)
                && Files.readString(path.resolve("config", "haproxy.cfg")).equals(base);
    }

    /// What it is to load next.
    List<Path> nextConfiguration() {
        return filesIn("next");
    }

    private List<Path> filesIn(String folder) {
        return List.of(path.resolve(folder, "haproxy.cfg"), path.resolve(folder, "conf.d"));
    }

    /// Makes it ready for a start: nobody else uses it, and no state of an earlier run is left that would pin a
    /// former leader.
    void prepare() throws IOException, HaproxyException {
        if (masterSocket().toString().length() > LONGEST_SOCKET_PATH) {
            throw new HaproxyException(
                    path + " is too long a path for a unix socket", "Name a shorter folder with --dir.");
        }
        createFolder();
        Optional<Long> running = runningPid();
        if (running.isPresent()) {
            throw new HaproxyException(
                    "an HAProxy (process " + running.get() + ") runs in " + path + " already",
                    "End it (kill " + running.get() + "), or name another folder with --dir.");
        }
        clear();
        forgetStates();
    }

    private void createFolder() throws IOException, HaproxyException {
        if (!Files.isDirectory(path)) {
            try {
                Files.createDirectories(path, OWNER_ONLY);
            } catch (FileAlreadyExistsException _) {
                throw new HaproxyException(path + " is not a folder", "Name another with --dir.");
            }
        }
        if (!Files.getOwner(path).getName().equals(System.getProperty("user.name"))) {
            throw new HaproxyException(path + " belongs to another user", "Name another folder with --dir.");
        }
    }

    private Optional<Long> runningPid() throws IOException {
        if (!Files.isRegularFile(pidFile())) {
            return Optional.empty();
        }
        String text = Files.readString(pidFile()).strip();
        return Stream.of(text)
                .filter(t -> !t.isEmpty() && t.length() < 10 && t.chars().allMatch(Character::isDigit))
                .map(Long::valueOf)
                .filter(RunFolder::isHaproxy)
                .findFirst();
    }

    private static boolean isHaproxy(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("haproxy"))
                .isPresent();
    }

    /// Writes the configuration that is to come, beside the present one.
    void stage(String base, List<RenderedFile> files) throws IOException {
        Path next = path.resolve("next");
        Trees.delete(next);
        Files.createDirectories(next.resolve("conf.d"), OWNER_ONLY);
        Files.writeString(next.resolve("haproxy.cfg"), base);
        for (RenderedFile file : files) {
            Files.writeString(next.resolve("conf.d").resolve(file.name()), file.content());
        }
    }

    /// Puts the next configuration in the place of the present one, which is kept.
    void accept() throws IOException {
        Trees.delete(path.resolve("former"));
        if (Files.exists(path.resolve("config"))) {
            move("config", "former");
        }
        move("next", "config");
        keepHistory("former", "config");
    }

    /// What `pgsvc apply` keeps beside the configuration goes along with it.
    private void keepHistory(String from, String to) throws IOException {
        if (Files.isDirectory(path.resolve(from, HISTORY))) {
            move(from + "/" + HISTORY, to + "/" + HISTORY);
        }
    }

    /// Takes back the last acceptance.
    void takeBack() throws IOException {
        move("config", "next");
        move("former", "config");
        keepHistory("next", "config");
    }

    private void move(String from, String to) throws IOException {
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    void keepStates(String states) throws IOException {
        Files.writeString(stateFile(), states);
    }

    void forgetStates() throws IOException {
        keepStates(ServerStates.NONE);
    }

    /// Removes all that belongs to a running HAProxy.
    void clear() throws IOException {
        for (Path file : List.of(masterSocket(), statsSocket(), pidFile(), stateFile())) {
            Files.deleteIfExists(file);
        }
        for (String folder : List.of("next", "former", "config")) {
            Trees.delete(path.resolve(folder));
        }
    }
}
