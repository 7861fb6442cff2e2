package pgsvc.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node in memory, with faults that a test asks for. What one target writes to its machine, another one sees.
public final class MemoryTarget implements Target {
    private final String name;
    private final MemoryMachine machine;
    private final Commands commands;
    private final Sockets sockets;
    private final List<String> operations = new ArrayList<>();
    private int faultAt;
    private @Nullable Fault fault;
    private boolean closed;
    private boolean cut;

    /// How an operation fails. What is refused is refused once; a connection that is gone stays gone, and its lock
    /// with it.
    public enum Fault {
        REFUSED_BEFORE,
        REFUSED_AFTER,
        GONE_BEFORE,
        GONE_AFTER;

        boolean afterItsEffect() {
            return this == REFUSED_AFTER || this == GONE_AFTER;
        }

        boolean cuts() {
            return this == GONE_BEFORE || this == GONE_AFTER;
        }
    }

    /// What the machine's commands do. They may change the machine's files.
    @FunctionalInterface
    public interface Commands {
        /// As [Target#run].
        Result run(List<String> command) throws TargetException;
    }

    /// What the machine's unix sockets answer.
    @FunctionalInterface
    public interface Sockets {
        /// As [Target#ask].
        String ask(String socket, String command) throws TargetException;
    }

    @FunctionalInterface
    private interface Effect<T> {
        T happens() throws TargetException;
    }

    public MemoryTarget(String name, MemoryMachine machine, Commands commands, Sockets sockets) {
        this.name = name;
        this.machine = machine;
        this.commands = commands;
        this.sockets = sockets;
    }

    /// Knows no command and no socket.
    public MemoryTarget(String name, MemoryMachine machine) {
        this(
                name,
                machine,
                command -> new Result(127, "sh: 1: " + command.getFirst() + ": not found\n"),
                (socket, command) -> {
                    throw TargetException.refused(
                            "the socket " + socket + " gives no answer: No such file or directory",
                            "See whether its server runs, and who may use it.");
                });
    }

    /// Lets one operation fail.
    ///
    /// @param operation its number, counted from 1 and from this target's beginning
    public MemoryTarget failing(int operation, Fault how) {
        faultAt = operation;
        fault = how;
        return this;
    }

    /// What was asked for so far, one line each, such as `write /etc/haproxy/a.cfg`; what failed is among it.
    public List<String> operations() {
        return List.copyOf(operations);
    }

    /// Its machine.
    public MemoryMachine machine() {
        return machine;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> readAll(String folder, String suffix) throws TargetException {
        return operation("readAll " + folder + " *" + suffix, () -> {
            Map<String, String> all = new LinkedHashMap<>();
            for (String entry : machine.list(folder)) {
                String text = machine.files().get(MemoryMachine.inside(folder, entry));
                if (text != null && entry.endsWith(suffix) && !entry.startsWith(".")) {
                    all.put(entry, text);
                }
            }
            return all;
        });
    }

    @Override
    public Optional<String> read(String file) throws TargetException {
        return operation("read " + file, () -> machine.read(file));
    }

    @Override
    public List<String> list(String folder) throws TargetException {
        return operation("list " + folder, () -> machine.list(folder));
    }

    @Override
    public void write(String file, String text) throws TargetException {
        var _ = operation("write " + file, () -> machine.write(file, text));
    }

    @Override
    public void copy(String from, String to) throws TargetException {
        var _ = operation("copy " + from + " " + to, () -> machine.copy(from, to));
    }

    @Override
    public void move(String from, String to) throws TargetException {
        var _ = operation("move " + from + " " + to, () -> machine.move(from, to));
    }

    @Override
    public void delete(String... paths) throws TargetException {
        for (String path : paths) {
            var _ = operation("delete " + path, () -> machine.delete(path));
        }
    }

    @Override
    public void makeFolder(String folder) throws TargetException {
        var _ = operation("makeFolder " + folder, () -> machine.makeFolder(folder));
    }

    /// In steps, each of which may fail.
    @Override
    public void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException {
        delete(folder);
        makeFolder(folder);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            makeInner(folder, text.getKey());
            write(folder + "/" + text.getKey(), text.getValue());
        }
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            makeInner(folder, copy.getKey());
            copy(copy.getValue(), folder + "/" + copy.getKey());
        }
    }

    private void makeInner(String folder, String name) throws TargetException {
        if (name.contains("/")) {
            makeFolder(folder + "/" + name.substring(0, name.indexOf('/')));
        }
    }

    @Override
    public Result run(List<String> command) throws TargetException {
        return operation("run " + String.join(" ", command), () -> commands.run(command));
    }

    @Override
    public String ask(String socket, String command) throws TargetException {
        return operation("ask " + socket + " " + command, () -> sockets.ask(socket, command));
    }

    @Override
    public void lock(String file, String holder) throws TargetException {
        var _ = operation("lock " + file, () -> machine.lock(file, holder, this));
    }

    @Override
    public void close() {
        closed = true;
        machine.unlock(this);
    }

    private <T> T operation(String what, Effect<T> effect) throws TargetException {
        if (closed) {
            throw new IllegalStateException(name + " is closed: " + what);
        }
        operations.add(what);
        if (cut) {
            throw gone();
        }
        Fault due = operations.size() == faultAt ? fault : null;
        if (due != null && !due.afterItsEffect()) {
            throw failure(due, what);
        }
        T result = effect.happens();
        if (due != null) {
            throw failure(due, what);
        }
        return result;
    }

    private TargetException failure(Fault how, String what) {
        if (how.cuts()) {
            cut = true;
            machine.unlock(this);
            return gone();
        }
        return TargetException.refused(
                "cannot " + what + " on " + name + ": a fault of the test", "See to permissions and room there.");
    }

    private TargetException gone() {
        return TargetException.gone("the connection to " + name + " is lost", "Try the same with ssh.");
    }
}
