package pgsvc.target.perl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;
import pgsvc.target.shell.Shell;
import pgsvc.target.socket.CommandSocket;

/// A node with a perl.
public final class PerlTarget implements Target {
    private static final int ABSENT = 44;
    private static final int REFUSED = 1;

    private final String name;
    private final Interpreter perl;
    private @Nullable String locked;

    private PerlTarget(String name, Interpreter perl) {
        this.name = name;
        this.perl = perl;
    }

    /// Tries one.
    ///
    /// @param shell at the node, that has been greeted; it may be used on where there is nothing
    /// @return nothing where there is no perl
    public static Optional<Target> at(Shell shell) throws TargetException {
        return Interpreter.at(shell).map(perl -> new PerlTarget(shell.peer().where(), perl));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        Map<String, String> files = new TreeMap<>();
        List<String> told = strings(must("read " + folder, "read_all", path(folder), suffix));
        for (int i = 0; i < told.size(); i += 2) {
            files.put(told.get(i), told.get(i + 1));
        }
        return files;
    }

    @Override
    public Optional<String> read(String file) throws TargetException {
        return must("read " + file, "read", path(file)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public List<String> list(String folder) throws TargetException {
        return strings(must("list " + folder, "list", path(folder))).stream()
                .sorted()
                .toList();
    }

    private static List<String> strings(Optional<byte[]> told) {
        List<String> strings = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(told.orElseGet(() -> new byte[0]));
        while (bytes.hasRemaining()) {
            byte[] string = new byte[bytes.getInt()];
            bytes.get(string);
            strings.add(new String(string, StandardCharsets.UTF_8));
        }
        return strings;
    }

    @Override
    public void write(String file, String text) throws TargetException {
        var _ = must("write " + file, "write", path(file), text);
    }

    @Override
    public void copy(String from, String to) throws TargetException {
        var _ = must("copy " + from + " to " + to, "copy", path(from), path(to));
    }

    @Override
    public void move(String from, String to) throws TargetException {
        var _ = must("rename " + from + " to " + to, "move", path(from), path(to));
    }

    @Override
    public void delete(String... paths) throws TargetException {
        List<String> words = Stream.of(paths).map(PerlTarget::path).toList();
        var _ = must("delete " + String.join(", ", paths), "delete", words.toArray(String[]::new));
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        var _ = must("make " + folder, "make_folder", path(folder));
    }

    @Override
    public void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException {
        List<String> pairs = texts.entrySet().stream()
                .flatMap(text -> Stream.of(text.getKey(), text.getValue()))
                .toList();
        List<byte[]> words =
                new ArrayList<>(List.of(bytes("fill"), bytes(path(folder)), bytes(kept ? "1" : ""), packed(pairs)));
        copies.forEach((name, from) -> words.add(packed(List.of(from, name))));
        var _ = must("fill " + folder, words);
    }

    private static byte[] packed(List<String> strings) {
        return Interpreter.packed(strings.stream().map(PerlTarget::bytes).toList());
    }

    @Override
    public Result run(List<String> command) throws TargetException {
        byte[] told = must("run " + command.getFirst(), "run", command.toArray(String[]::new))
                .orElseThrow();
        ByteBuffer bytes = ByteBuffer.wrap(told);
        int code = bytes.getInt();
        return new Result(code, StandardCharsets.UTF_8.decode(bytes.slice()).toString());
    }

    @Override
    public String ask(String socket, String command) throws TargetException {
        Interpreter.Answer answer = perl.ask(List.of(bytes("ask"), bytes(socket), bytes(command)));
        if (answer.code() != 0) {
            throw CommandSocket.unanswered(socket, Peer.oneLine(answer.text()));
        }
        return answer.text();
    }

    @Override
    public void lock(String file, String holder) throws TargetException {
        if (file.equals(locked)) {
            return;
        }
        if (locked != null) {
            throw new IllegalStateException(name + " has the lock " + locked + " already, and asks for " + file);
        }
        if (must("lock " + file, "lock", path(file), holder).isEmpty()) {
            throw TargetException.locked(name, file, read(file).orElse(""));
        }
        locked = file;
    }

    private Optional<byte[]> must(String what, String operation, String... words) throws TargetException {
        return must(
                what,
                Stream.concat(Stream.of(operation), Stream.of(words))
                        .map(PerlTarget::bytes)
                        .toList());
    }

    private Optional<byte[]> must(String what, List<byte[]> words) throws TargetException {
        Interpreter.Answer answer = perl.ask(words);
        return switch (answer.code()) {
            case 0 -> Optional.of(answer.told());
            case ABSENT -> Optional.empty();
            case REFUSED -> throw TargetException.refusedBy(name, what, Peer.oneLine(answer.text()));
            default -> throw new IllegalStateException("node.pl answers with " + answer.code());
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String path) {
        if (!path.startsWith("/") || path.equals("/") || path.indexOf('\0') >= 0) {
            throw new IllegalStateException("no absolute path below /: " + path);
        }
        return path;
    }

    @Override
    public void close() {
        perl.peer().close();
    }
}
