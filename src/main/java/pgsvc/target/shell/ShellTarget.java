package pgsvc.target.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// A node behind a shell.
public final class ShellTarget implements Target {
    private static final int ABSENT = 44;
    private static final int LINE = 76;

    private final String name;
    private final Shell shell;
    private final SocketClient sockets;

    private ShellTarget(String name, Shell shell, SocketClient sockets) {
        this.name = name;
        this.shell = shell;
        this.sockets = sockets;
    }

    /// Connects to a node.
    ///
    /// @param command runs `sh` on its standard input, here or there, as the user who may write
    /// @param patience with which each operation is waited for
    public static ShellTarget connect(String name, List<String> command, Duration patience) throws TargetException {
        Shell shell = Shell.start(name, command, patience);
        return new ShellTarget(name, shell, new SocketClient.ThroughShell(shell));
    }

    /// This machine, as the user who runs this.
    public static ShellTarget local(String name, Duration patience) throws TargetException {
        return new ShellTarget(name, Shell.start(name, List.of("sh"), patience), new SocketClient.OfThisMachine());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        Result all = must("read " + folder, """
                cd %s 2>/dev/null || exit 0
                for f in *%s; do
                    [ -f "$f" ] && printf '%%s/' "$f" && base64 "$f" | tr -d '\\n' && echo
                done
                true""".formatted(quoted(folder), quoted(suffix)));
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : all.output().split("\n")) {
            int slash = line.indexOf('/');
            if (slash > 0) {
                files.put(line.substring(0, slash), decoded(line.substring(slash + 1)));
            }
        }
        return files;
    }

    @Override
    public Optional<String> read(String file) throws TargetException {
        Result read = shell.run("[ -e %1$s ] || exit %2$d\nbase64 %1$s".formatted(quoted(file), ABSENT));
        if (read.exitCode() == ABSENT) {
            return Optional.empty();
        }
        return Optional.of(decoded(succeeded("read " + file, read).output()));
    }

    @Override
    public List<String> list(String folder) throws TargetException {
        Result listed = must("list " + folder, "[ -d %1$s ] || exit 0\nls -A %1$s".formatted(quoted(folder)));
        return Arrays.stream(listed.output().split("\n"))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public void write(String file, String text) throws TargetException {
        String encoded =
                Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(text.getBytes(StandardCharsets.UTF_8));
        replace(file, "base64 -d >\"$t\" <<'END'\n" + encoded + "\nEND");
    }

    @Override
    public void copy(String from, String to) throws TargetException {
        replace(to, "cp -p %s \"$t\"".formatted(quoted(from)));
    }

    /// Fills a file beside the other and renames it. `cp -p` first gives it the other's owner and permissions.
    private void replace(String file, String fill) throws TargetException {
        var _ = must("write " + file, """
                set -e
                t=%2$s
                rm -f "$t"
                [ ! -e %1$s ] || cp -p %1$s "$t"
                %3$s
                sync "$t" 2>/dev/null || sync
                mv -f "$t" %1$s""".formatted(quoted(file), quoted(file + ".pgsvc-new"), fill));
    }

    @Override
    public void move(String from, String to) throws TargetException {
        var _ = must("rename " + from + " to " + to, "mv -fT " + quoted(from) + " " + quoted(to));
    }

    @Override
    public void delete(String path) throws TargetException {
        var _ = must("delete " + path, "rm -rf " + quoted(path));
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        var _ = must("make " + folder, "[ -d %1$s ] || { umask 077; mkdir -p %1$s; }".formatted(quoted(folder)));
    }

    @Override
    public Result run(List<String> command) throws TargetException {
        return shell.run(command.stream().map(ShellTarget::quoted).collect(Collectors.joining(" ")));
    }

    @Override
    public String ask(String socket, String command) throws TargetException {
        return sockets.ask(socket, command);
    }

    @Override
    public void lock(String file, String holder) throws TargetException {
        Result taken = shell.runHere(
                "exec 9>>%1$s && flock -n 9 && printf '%%s\\n' %2$s >%1$s".formatted(quoted(file), quoted(holder)));
        if (!taken.succeeded()) {
            String other = read(file).map(String::strip).orElse("");
            throw TargetException.refused(
                    "the lock of " + name + " is taken" + (other.isEmpty() ? " or cannot be made" : " by " + other),
                    "Wait for its end; the lock is " + file + ".");
        }
    }

    private Result must(String what, String script) throws TargetException {
        return succeeded(what, shell.run(script));
    }

    private Result succeeded(String what, Result result) throws TargetException {
        if (!result.succeeded()) {
            throw TargetException.refused(
                    "cannot " + what + " on " + name + ": " + result.output().strip(),
                    "See to permissions and room there.");
        }
        return result;
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /// In the shell's strong quotes.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() {
        shell.close();
    }
}
