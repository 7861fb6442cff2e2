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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;

/// A node behind a shell.
public final class ShellTarget implements Target {
    private final String name;
    private final Shell shell;
    private final SocketClient sockets;
    private @Nullable String locked;

    private ShellTarget(String name, Shell shell) {
        this.name = name;
        this.shell = shell;
        this.sockets = new SocketClient(shell);
    }

    /// Connects to a node.
    ///
    /// @param command runs `sh` on its standard input, here or there, as the user who may write
    /// @param byHand what to try when it cannot be reached, an imperative sentence
    /// @param patience with which each operation is waited for
    public static ShellTarget connect(String name, List<String> command, String byHand, Duration patience)
            throws TargetException {
        return over(Shell.over(Peer.start(name, command, byHand, patience)));
    }

    /// A node behind a shell that has been greeted.
    public static ShellTarget over(Shell shell) throws TargetException {
        shell.learn(Functions.TEXT);
        return new ShellTarget(shell.peer().where(), shell);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        return must("read " + folder, "pgsvc_read_all", path(folder), quoted(suffix))
                .filter(all -> !all.isEmpty())
                .map(ShellTarget::files)
                .orElse(Map.of());
    }

    /// @param all the names, each with a slash behind it; a slash; the lengths in bytes, a line each; a slash; the
    ///     bytes of all files in base64
    private static Map<String, String> files(String all) {
        int endOfNames = all.indexOf("//");
        int endOfLengths = all.indexOf('/', endOfNames + 2);
        String[] names = all.substring(0, endOfNames).split("/");
        List<String> lengths =
                all.substring(endOfNames + 2, endOfLengths).lines().toList();
        byte[] bytes = Base64.getMimeDecoder().decode(all.substring(endOfLengths + 1));
        Map<String, String> files = new TreeMap<>();
        int from = 0;
        for (int i = 0; i < names.length; i++) {
            int length = Integer.parseInt(lengths.get(i));
            files.put(names[i], new String(bytes, from, length, StandardCharsets.UTF_8));
            from += length;
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
        var _ = must("write " + file, "pgsvc_write", path(file), quoted(text));
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
    public void delete(String... paths) throws TargetException {
        var _ = must("delete " + String.join(", ", paths), "rm -rf", words(paths));
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        var _ = must("make " + folder, "pgsvc_make_folder", path(folder));
    }

    @Override
    public void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException {
        Filling filling = Filling.of(folder, texts, copies);
        StringBuilder script = new StringBuilder("pgsvc_empty " + path(folder));
        filling.folders().forEach(inner -> script.append(' ').append(path(inner)));
        texts.forEach((name, text) -> script.append(" && pgsvc_print ")
                .append(quoted(text))
                .append(' ')
                .append(path(folder + "/" + name)));
        filling.copies()
                .forEach(copy -> script.append(" && cp -p ")
                        .append(copy.stream().map(ShellTarget::path).collect(Collectors.joining(" "))));
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
            throw TargetException.locked(name, file, read(file).orElse(""));
        }
        locked = file;
    }

    private Optional<String> must(String what, String function, String... arguments) throws TargetException {
        Result result = shell.run(function + " " + String.join(" ", arguments));
        if (result.exitCode() == Functions.ABSENT) {
            return Optional.empty();
        }
        if (!result.succeeded()) {
            throw TargetException.refusedBy(name, what, Peer.oneLine(result.output()));
        }
        return Optional.of(result.output());
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String words(String... paths) {
        return Stream.of(paths).map(ShellTarget::path).collect(Collectors.joining(" "));
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
