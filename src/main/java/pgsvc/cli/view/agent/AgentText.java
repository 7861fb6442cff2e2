package pgsvc.cli.view.agent;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import pgsvc.agent.AgentListener;
import pgsvc.apply.running.OldWorker;
import pgsvc.cli.view.Counted;
import pgsvc.hint.Health;
import pgsvc.hint.Hint;
import pgsvc.hold.Lease;
import pgsvc.reconcile.SweepListener;
import pgsvc.target.TargetException;

/// An agent's log: a line for each thing that happens.
public final class AgentText implements AgentListener, SweepListener {
    private final PrintStream err;
    private final String hint;

    /// @param dryRun whether hints are told here only
    public AgentText(PrintStream err, boolean dryRun) {
        this.err = err;
        this.hint = dryRun ? "hint, not given: " : "hint: ";
    }

    /// The first line.
    ///
    /// @param socket where HAProxy takes commands
    public void begins(String node, int services, List<String> clusters, String socket) {
        tell("for " + node + ": " + Counted.of(services, "service")
                + (clusters.isEmpty() ? "" : " of " + String.join(", ", clusters)) + "; HAProxy's socket is "
                + socket);
    }

    @Override
    public void leads(String cluster, List<String> leaders) {
        tell(cluster + ": "
                + switch (leaders.size()) {
                    case 0 -> "nobody leads";
                    case 1 -> leaders.getFirst() + " leads";
                    default -> String.join(" and ", leaders) + " say that they lead: no hints until one does";
                });
    }

    @Override
    public void hinted(List<Hint> hints, Duration after) {
        tell(hint + words(hints) + ", " + after.toMillis() + " ms after Patroni said so");
    }

    @Override
    public void objected(List<Hint> hints, String objection) {
        tell(hint + words(hints) + "; HAProxy objects: " + objection
                + " Does it run with the inventory's services? pgsvc plan tells.");
    }

    @Override
    public void left(List<Hint> hints, String why) {
        tell("left to HAProxy's checks: " + words(hints) + ": " + why);
    }

    @Override
    public void balancerGone(String why) {
        tell("HAProxy takes no commands: " + why + ". Hints wait until it does.");
    }

    @Override
    public void balancerAnswers(long pid) {
        tell("HAProxy takes commands (process " + pid + ")");
    }

    @Override
    public void balancerReplaced(long pid) {
        tell("HAProxy was reloaded or restarted (process " + pid + "): it is told again who leads");
    }

    @Override
    public void guards(Lease lease) {
        tell(lease.words());
    }

    @Override
    public void released(Lease lease, List<String> held, String why) {
        if (!held.isEmpty()) {
            tell("new connections to " + String.join(" and ", held) + " go on: " + why + " (" + lease.owner() + ")");
        }
    }

    @Override
    public void cannotGuard(String why) {
        tell("guards no connections that wait, so that pgsvc switchover lets none wait here: " + why);
    }

    @Override
    public void oldWorker(OldWorker worker) {
        tell("the old worker " + worker.pid() + " keeps " + Counted.of(worker.sessions(), "session")
                + (worker.ended() > 0 ? "; " + worker.ended() + " on servers that are down were ended" : ""));
    }

    @Override
    public void cannotSweep(TargetException why) {
        tell("cannot end what old workers keep on servers that are down: " + why.getMessage() + ". " + why.mend());
    }

    /// What is new of them is told by itself.
    @Override
    public void looked(List<OldWorker> all) {}

    /// Prometheus may ask.
    public void scraped(String url) {
        tell("metrics are at " + url);
    }

    /// The inventory was read again.
    public void readAgain(String why, int services) {
        tell("read the inventory again (" + why + "): " + Counted.of(services, "service"));
    }

    /// It could not be used.
    public void keepsServices(String why, String problem) {
        tell("keeps what it serves (" + why + "): " + problem);
    }

    /// Something that a person should know.
    public void warns(String what) {
        tell(what);
    }

    /// All that ends.
    public void ends() {
        tell("ended; HAProxy's checks go on as ever");
    }

    private static String words(List<Hint> hints) {
        return hints.getFirst().server().name() + " "
                + List.of(Health.UP, Health.DOWN).stream()
                        .filter(health -> hints.stream().anyMatch(h -> h.health() == health))
                        .map(health -> health.word() + " in " + sections(hints, health))
                        .collect(Collectors.joining(", "));
    }

    private static String sections(List<Hint> hints, Health health) {
        return hints.stream()
                .filter(h -> h.health() == health)
                .map(h -> h.server().section())
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private void tell(String text) {
        err.println("pgsvc agent: " + text);
    }
}
