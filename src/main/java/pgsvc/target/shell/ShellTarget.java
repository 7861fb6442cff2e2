package pgsvc.target.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// A node behind a shell.
public final class ShellTarget implements Target {
    private final String name;
    private final Shell shell;
    private final SocketClient sockets;
    private @Nullable String locked;

    private ShellTarget(String name, Shell shell, SocketClient sockets) {
        this.name = name;
        this.shell = shell;
        this.sockets = sockets;
    }

    /// Connects to a node.
    ///
    /// @param command runs `sh` on its standard input, here or there, as the user who may write
    /// @param byHand what to try when it cannot be reached, an imperative sentence
    /// @param patience with which each operation is waited for
    public static ShellTarget connect(String name, List<String> command, String byHand, Duration patience)
            throws TargetException {
        Shell shell = Shell.start(name, command, byHand, patience, Functions.TEXT);
        return new ShellTarget(name, shell, new SocketClient.ThroughShell(shell));
    }

    /// This machine, as the user who runs this.
    public static ShellTarget local(String name, Duration patience) throws TargetException {
        Shell shell = Shell.start(name, List.of("sh"), "Try `sh -c true`.", patience, Functions.TEXT);
        return new ShellTarget(name, shell, new SocketClient.OfThisMachine());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        Map<String, String> files = new TreeMap<>();
        String all = must("read " + folder, "pgsvc_read_all", path(folder), quoted(suffix))
                .orElse("");
        int from = 0;
        while (from < all.length()) {
            int slash = all.indexOf('/', from);
            int colon = all.indexOf(':', slash);
            files.put(all.substring(from, slash), decoded(all.substring(slash + 1, colon)));
            from = colon + 1;
        }
        return files;
    }

    @Override
    public Optional<String> read(String file) throws TargetException {
        return must("read " + file, "pgsvc_read", path(file)).map(ShellTarget::decoded);
    }

    @Override
    public List<String> list(String folder) throws TargetException {
        String names = must("list " + folder, "pgsvc_list", path(folder)).orElse("");
        return Arrays.stream(names.split("/"))
                .filter(entry -> !entry.isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public void write(String file, String text) throws TargetException {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        var _ = must("write " + file, "pgsvc_write", path(file), quoted(base64));
    }

    @Override
    public void copy(String from, String to) throws TargetException {
        var _ = must("copy " + from + " to " + to, "pgsvc_copy", path(from), path(to));
    }

    @Override
    public void move(String from, String to) throws TargetException {
        var _ = must("rename " + from + " to " + to, "pgsvc_move", path(from), path(to));
    }

    @Override
    public void delete(String path) throws TargetException {
        var _ = must("delete " + path, "rm -rf", path(path));
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        var _ = must("make " + folder, "pgsvc_make_folder", path(folder));
    }

    @Override
    public void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException {
        StringBuilder script = new StringBuilder("pgsvc_empty " + path(folder));
        texts.forEach((name, text) -> script.append(" && pgsvc_decode ")
                .append(path(folder + "/" + name))
                .append(' ')
                .append(quoted(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
        copies.forEach((name, from) ->
                script.append(" && cp -p ").append(path(from)).append(' ').append(path(folder + "/" + name)));
        if (kept) {
            script.append(" && pgsvc_settle_all ").append(path(folder));
        }
        var _ = must("fill " + folder, script.toString());
    }

    @Override
    public Result run(List<String> command) throws TargetException {
        return shell.runAnything(words(command));
    }

    @Override
    public String ask(String socket, String command) throws TargetException {
        return sockets.ask(socket, command);
    }

    /// The file is opened by the shell itself: the kernel lets the lock go when the shell ends, however it ends.
    /// Its second line is the shell's process, for whoever finds it taken by one whose connection was cut
    /// unnoticed.
    @Override
    public void lock(String file, String holder) throws TargetException {
        if (file.equals(locked)) {
            return;
        }
        if (locked != null) {
            throw new IllegalStateException(name + " has the lock " + locked + " already, and asks for " + file);
        }
        String quoted = path(file);
        var _ = must(
                "lock " + file, "command -v flock >/dev/null || { echo 'flock: not found'; exit 1; }; : >>", quoted);
        Result taken = shell.runHere("""
                exec 9>>%1$s; flock -n 9; r=$?
                if [ $r = 0 ]; then printf '%%s\\n%%s\\n' %2$s $$ >%1$s; else exec 9>&-; fi""".formatted(quoted, quoted(holder)));
        if (!taken.succeeded()) {
            throw taken(file);
        }
        locked = file;
    }

    private TargetException taken(String file) throws TargetException {
        String[] other = (read(file).orElse("") + "\n\n").split("\n", -1);
        return TargetException.refused(
                "the lock of " + name + " is taken by " + (other[0].isEmpty() ? "another" : other[0]),
                "Wait for its end; the lock is " + file
                        + (other[1].isEmpty() ? "." : ", held by process " + other[1] + " there."));
    }

    private Optional<String> must(String what, String function, String... arguments) throws TargetException {
        Result result = shell.run(function + " " + String.join(" ", arguments));
        if (result.exitCode() == Functions.ABSENT) {
            return Optional.empty();
        }
        if (!result.succeeded()) {
            String why = oneLine(result.output());
            throw TargetException.refused("cannot " + what + " on " + name + ": " + why, Refusal.mend(why, name));
        }
        return Optional.of(result.output());
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String path(String path) {
        if (!path.startsWith("/") || path.equals("/")) {
            throw new IllegalStateException("no absolute path below /: " + path);
        }
        return quoted(path);
    }

    /// The words of a command, so that a shell takes them as they are.
    public static String words(List<String> command) {
        return command.stream().map(ShellTarget::quoted).collect(Collectors.joining(" "));
    }

    /// In the shell's strong quotes.
    static String quoted(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalStateException("no shell takes a zero byte: " + word.replace('\0', '?'));
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() {
        shell.close();
    }
}
