package pgsvc.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import pgsvc.sandbox.layout.SandboxFolder;

/// A running process of a sandbox.
///
/// @param place the address of its node, or `etcd`
public record OwnProcess(ProcessHandle handle, String place, Part part) {
    private static final Path PROC = Path.of("/proc");
    /// Columns of `/proc/PID/stat` behind the program's name (proc(5)).
    private static final int STATE = 0;
    private static final int THREADS = 17;

    private static final String FOLDER = "PGSVC_SANDBOX";
    private static final String PLACE = "PGSVC_SANDBOX_PLACE";
    private static final String PART = "PGSVC_SANDBOX_PART";
    private static final int LOOKS = 5;
    private static final Duration PAUSE = Duration.ofMillis(1);

    /// Puts the mark into the environment of a process to be.
    static void mark(Map<String, String> environment, SandboxFolder folder, String place, Part part) {
        environment.put(FOLDER, folder.path().toString());
        environment.put(PLACE, place);
        environment.put(PART, part.word());
    }

    /// All that run now.
    public static List<OwnProcess> all(SandboxFolder folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(process, folder).stream())
                .toList();
    }

    /// The sandbox that a process belongs to, by its folder; for whoever finds a port taken.
    public static Optional<String> sandboxOf(long pid) {
        return Optional.ofNullable(environment(pid).get(FOLDER));
    }

    private static Optional<OwnProcess> of(ProcessHandle process, SandboxFolder folder) {
        Map<String, String> environment = environment(process.pid());
        if (isSame(environment.get(FOLDER), folder)) {
            Optional<Part> started = Part.of(environment.getOrDefault(PART, ""));
            boolean postgres = isPostgres(process.pid());
            return started.map(part ->
                    new OwnProcess(process, environment.getOrDefault(PLACE, ""), postgres ? Part.POSTGRES : part));
        }
        return isPostgres(process.pid()) ? ofBackend(process, folder) : Optional.empty();
    }

    /// A folder may be named through a link.
    private static boolean isSame(@Nullable String named, SandboxFolder folder) {
        return named != null
                && (named.equals(folder.path().toString())
                        || real(Path.of(named)).equals(real(folder.path())));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path;
        }
    }

    /// PostgreSQL's children write their titles over their environment; they are known by the data folder, in which
    /// they work.
    private static Optional<OwnProcess> ofBackend(ProcessHandle process, SandboxFolder folder) {
        Path root = real(folder.path());
        return link(process.pid(), "cwd")
                .filter(data -> data.startsWith(root) && data.endsWith("data"))
                .map(data ->
                        new OwnProcess(process, root.relativize(data).getName(0).toString(), Part.POSTGRES));
    }

    /// Whether it still runs. What has ended but was not waited for by its parent (a zombie) does not.
    public boolean isRunning() {
        return handle.isAlive() && !isZombie();
    }

    /// A process whose first thread has ended is called a zombie while its others still end, and still hold its
    /// sockets.
    private boolean isZombie() {
        try {
            String stat = Files.readString(PROC.resolve(Long.toString(handle.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[STATE].equals("Z") && Integer.parseInt(fields[THREADS]) <= 1;
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean isPostgres(long pid) {
        return link(pid, "exe").filter(exe -> exe.endsWith("postgres")).isPresent();
    }

    /// Nothing for a process that has ended, or belongs to somebody else.
    private static Optional<Path> link(long pid, String name) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(Long.toString(pid), name)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// While a process becomes another program its environment is empty for some microseconds. What is empty is
    /// looked at again, unless it is a kernel's thread or a zombie, which have no program.
    private static byte[] environ(long pid) throws IOException {
        Path file = PROC.resolve(Long.toString(pid), "environ");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < LOOKS && bytes.length == 0 && link(pid, "exe").isPresent(); i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            bytes = Files.readAllBytes(file);
        }
        return bytes;
    }

    private static Map<String, String> environment(long pid) {
        Map<String, String> variables = new HashMap<>();
        try {
            for (String variable : new String(environ(pid), StandardCharsets.UTF_8).split("\0")) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    variables.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
        } catch (IOException _) {
            // It has ended, or belongs to somebody else.
        }
        return variables;
    }
}
