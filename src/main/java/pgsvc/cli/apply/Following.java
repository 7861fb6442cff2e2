package pgsvc.cli.apply;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.apply.running.OldWorker;
import pgsvc.apply.running.OldWorkers;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.view.Counted;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.target.TargetException;

/// Watches what reloads left behind: workers that live on for the sessions which they have.
final class Following {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Session session;

    Following(Session session) {
        this.session = session;
    }

    /// Looks once after a reload, ends what has to end, and tells what is left. A node that does not tell is told
    /// of, and that is all: what was applied stays applied.
    void look(Workplace place, Running running) {
        try {
            new OldWorkers(place.target(), place.site())
                    .sweep(running)
                    .forEach(worker -> told(place.target().name(), worker));
        } catch (TargetException e) {
            session.say(place.target().name() + ": its old workers cannot be asked for: " + e.getMessage());
        }
    }

    private void told(String node, OldWorker worker) {
        if (worker.ended() > 0) {
            session.say(node + ": " + Counted.of(worker.ended(), "session") + " of the old worker " + worker.pid()
                    + " ended: HAProxy holds their servers for down.");
        }
        if (worker.sessions() > 0) {
            session.say(node + ": the old worker " + worker.pid() + " keeps " + Counted.of(worker.sessions(), "session")
                    + ".");
        }
    }

    /// Goes on until no old worker is left on any of these nodes, or a person ends it.
    void follow(List<ReachableNode> nodes) throws CommandException {
        new Nodes(session.environment()).run(nodes, this::follow).forEach((node, result) -> {
            if (result instanceof Nodes.Result.Failed<Boolean>(var why)) {
                session.say(node + ": " + why.getMessage() + ". " + why.mend());
            }
        });
    }

    private boolean follow(Workplace place) throws TargetException, InterruptedException {
        Map<Long, OldWorker> before = new HashMap<>();
        OldWorkers workers = new OldWorkers(place.target(), place.site());
        Optional<Running> running =
                Observer.observe(place.target(), place.site()).running();
        while (running.isPresent()) {
            List<OldWorker> now = workers.sweep(running.get());
            now.stream()
                    .filter(worker -> !Objects.equals(worker, before.put(worker.pid(), worker)))
                    .forEach(worker -> told(place.target().name(), worker));
            if (now.isEmpty()) {
                session.say(place.target().name() + ": no old worker is left.");
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }
}
