package pgsvc.hold;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.FrontEnd;
import pgsvc.observe.Running;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.socket.CommandBatch;

/// New connections to some sections of one node's HAProxy, which wait in the system's queue while it is held.
/// What cannot be held says why in a [TargetException]; nothing is held then.
public final class Hold {
    /// Before it, a limit of 0 ends the worker.
    private static final int FIRST_MAJOR = 3;
    /// An agent looks twice a second.
    private static final Duration UNTIL_GUARDED = Duration.ofMillis(2500);

    private final LeaseFile file;
    private final String socket;
    private final Lease lease;

    private Hold(LeaseFile file, String socket, Lease lease) {
        this.file = file;
        this.socket = socket;
        this.lease = lease;
    }

    /// Looks whether it can be held, and takes the node's lock: nobody applies meanwhile, and when the lock is
    /// free again, whoever held is gone. What a former owner left is taken back first.
    ///
    /// @param folder pgsvc's own on the node
    /// @param owner who holds, in words of one line
    public static Hold prepare(
            Target node, String folder, Running running, List<String> sections, String owner, Duration atMost)
            throws TargetException {
        requireNew(running.version());
        LeaseFile file = new LeaseFile(node, folder);
        node.makeFolder(folder);
        node.lock(file.lock(), owner);
        var _ = Release.leftover(node, folder, Optional.of(running.statsSocket()));
        SortedMap<String, Integer> limits = new TreeMap<>();
        frontEnds(node, sections, running.statsSocket()).stream()
                .filter(frontEnd -> frontEnd.maxconn() > 0)
                .forEach(frontEnd -> limits.put(frontEnd.section(), frontEnd.maxconn()));
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return new Hold(file, running.statsSocket(), new Lease(id, owner, atMost, limits));
    }

    private static void requireNew(String version) throws TargetException {
        String major = version.split("\\.", -1)[0];
        if (!major.matches("[0-9]{1,3}") || Integer.parseInt(major) < FIRST_MAJOR) {
            throw TargetException.refused(
                    "HAProxy " + version + " cannot let connections wait, 3.0 and newer can",
                    "Have clients try again, or use a newer HAProxy.");
        }
    }

    static List<FrontEnd> frontEnds(Target node, List<String> sections, String socket) throws TargetException {
        try {
            return FrontEnd.parse(node.ask(socket, FrontEnd.question(sections)));
        } catch (IllegalArgumentException e) {
            throw TargetException.refused(socket + ": " + e.getMessage(), "See whether HAProxy listens there.");
        }
    }

    /// Gives commands, all in one line.
    ///
    /// @return what HAProxy objects to; empty when nothing
    static String tell(Target node, String socket, List<String> commands) throws TargetException {
        return CommandBatch.remarks(node.ask(socket, CommandBatch.line(commands)));
    }

    /// Leaves the lease on the node, and waits until somebody there answers for it.
    ///
    /// @param startGuard whether to start a guard of our own
    public void lease(boolean startGuard) throws TargetException, InterruptedException {
        file.write(lease);
        if (startGuard) {
            ShellGuard.start(file, lease, socket);
        }
        if (!Waiting.until(() -> file.isGuarded(lease), UNTIL_GUARDED)) {
            file.remove();
            throw TargetException.refused(
                    startGuard
                            ? "the guard that was started there does not answer"
                            : "no pgsvc agent there would end it if this one could not",
                    startGuard ? "See whether sh and flock are there." : "Run pgsvc agent there, or use --hold.");
        }
    }

    /// Holds from now on.
    ///
    /// @throws TargetException when the guard has given the lease up, or HAProxy does not take the
    ///     commands; nothing is held then
    public void begin() throws TargetException {
        if (file.read().filter(lease::equals).isEmpty()) {
            throw TargetException.refused("its time was over before it began", "Give it more: --hold-at-most.");
        }
        String objection = tell(
                file.node(),
                socket,
                lease.sections().stream()
                        .map(section -> FrontEnd.limit(section, 0))
                        .toList());
        if (!objection.isEmpty()) {
            end();
            throw TargetException.refused("HAProxy does not let them wait: " + objection, "Use --no-hold.");
        }
    }

    /// Takes connections again. May be called at any time, also when nothing is held.
    public void end() throws TargetException {
        List<String> _ = Release.of(file, lease, socket);
    }

    /// The sections that can be held.
    public List<String> sections() {
        return lease.sections();
    }
}
