package pgsvc.switchover.course;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.Choice;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.hint.Fronted;
import pgsvc.hint.Hint;
import pgsvc.hint.HintListener;
import pgsvc.hint.Hinter;
import pgsvc.hold.Hold;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.socket.CommandBatch;
import pgsvc.topology.TopologySource;

/// What is done at one load balancer: new connections wait from before Patroni is asked until its HAProxy, which
/// is told what Patroni says, sends them to the next leader.
public final class BalancerPart {
    private static final Duration PAUSE = Duration.ofMillis(50);
    /// Checks alone take five seconds with the slower plans.
    private static final Duration UNTIL_IT_SERVES = Duration.ofSeconds(20);

    private final Target node;
    private final Fronted fronted;
    private final Passage passage;
    private final CourseListener listener;
    private final Hinter hinter;
    private final Running haproxy;
    private final List<String> sections;
    private Optional<Hold> hold = Optional.empty();
    private Optional<Instant> heldSince = Optional.empty();
    private Optional<Duration> held = Optional.empty();

    private BalancerPart(
            Target node,
            Fronted fronted,
            List<String> sections,
            Running haproxy,
            TopologySource.Opener members,
            Passage passage,
            CourseListener listener) {
        this.node = node;
        this.fronted = fronted;
        this.haproxy = haproxy;
        this.passage = passage;
        this.listener = listener;
        this.sections = sections;
        this.hinter = new Hinter(members, this::tell, new Objections(), passage.clock());
    }

    /// Connects to the HAProxy of a node.
    ///
    /// @param followers the sections there that follow the leader
    /// @throws TargetException when none runs there that takes commands
    public static BalancerPart at(
            Target node,
            Site site,
            Fronted fronted,
            List<String> followers,
            TopologySource.Opener members,
            Passage passage,
            CourseListener listener)
            throws TargetException {
        Running haproxy = Observer.observe(node, site)
                .running()
                .filter(running -> !running.isSilent())
                .orElseThrow(() -> TargetException.refused(
                        "no HAProxy that takes commands runs on " + node.name(),
                        "Start it; where haproxy.cfg has no stats socket with level admin, apply --base adds one."));
        List<String> sections =
                followers.stream().filter(haproxy.listens()::contains).toList();
        followers.stream()
                .filter(section -> !sections.contains(section))
                .forEach(section -> listener.remark(node.name(), "does not run " + section + ": see pgsvc plan"));
        return new BalancerPart(node, fronted, sections, haproxy, members, passage, listener);
    }

    /// Takes part from beginning to end.
    ///
    /// @param folder pgsvc's own on the node
    public BalancerEnd take(String folder, HoldWish wish) throws TargetException, InterruptedException {
        try {
            if (wish.wanted() && !sections.isEmpty()) {
                attempt(() ->
                        hold = Optional.of(Hold.prepare(node, folder, haproxy, sections, wish.owner(), wish.atMost())));
            }
            passage.pass();
            learn();
            if (hold.isPresent() && passage.ending().isEmpty()) {
                attempt(() -> hold.get().lease(false), () -> hold.get().lease(true), wish.guardThere());
            }
            passage.pass();
            if (hold.isPresent() && passage.ending().isEmpty()) {
                attempt(() -> {
                    hold.get().begin();
                    heldSince = Optional.of(passage.clock().instant());
                });
            }
            passage.arrive();
            Optional<Duration> serves = follow(wish.atMost());
            release();
            return new BalancerEnd(held, serves);
        } finally {
            if (heldSince.isPresent()) {
                release();
            }
        }
    }

    /// A step towards holding.
    private interface Step {
        void go() throws TargetException, InterruptedException;
    }

    /// A node that cannot hold goes on without.
    private void attempt(Step step) throws TargetException, InterruptedException {
        try {
            step.go();
        } catch (TargetException e) {
            hold = Optional.empty();
            if (e.isGone()) {
                throw e;
            }
            listener.remark(node.name(), "new connections do not wait there: " + e.getMessage() + ". " + e.mend());
        }
    }

    private void attempt(Step first, Step second, boolean mayBeSecond) throws TargetException, InterruptedException {
        if (!mayBeSecond) {
            attempt(first);
            return;
        }
        try {
            first.go();
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            attempt(second);
        }
    }

    /// What is so before is known to HAProxy from its checks.
    private void learn() {
        passage.latest().ifPresent(snapshot -> hinter.step(fronted.servers(), snapshot));
    }

    private Optional<Duration> follow(Duration atMost) throws TargetException, InterruptedException {
        Optional<Instant> ended = Optional.empty();
        Optional<Duration> serves = Optional.empty();
        while (serves.isEmpty() && !isGivenUp(ended)) {
            passage.rest(PAUSE);
            learn();
            if (heldSince.isPresent() && passed(heldSince.get()).compareTo(atMost) >= 0) {
                release();
                listener.remark(
                        node.name(), "new connections go on: they have waited for " + atMost.toSeconds() + " s");
            }
            if (passage.ending().isPresent() && ended.isEmpty()) {
                ended = Optional.of(passage.clock().instant());
            }
            if (passage.ending().filter(Ending.Led.class::isInstance).isPresent() && sendsToCandidate()) {
                serves = Optional.of(passage.sinceAsked());
                listener.serves(node.name(), serves.get());
            }
        }
        return serves;
    }

    private boolean isGivenUp(Optional<Instant> ended) {
        return ended.isPresent()
                && (passage.ending().filter(Ending.Led.class::isInstance).isEmpty()
                        || passed(ended.get()).compareTo(UNTIL_IT_SERVES) > 0);
    }

    private Duration passed(Instant since) {
        return Duration.between(since, passage.clock().instant());
    }

    private boolean sendsToCandidate() throws TargetException {
        List<ServerStatus> servers = servers();
        return sections.stream()
                .allMatch(section -> Choice.among(
                                servers.stream()
                                        .filter(server -> server.section().equals(section))
                                        .map(ServerStatus::candidate)
                                        .toList(),
                                false)
                        .servers()
                        .equals(List.of(passage.candidate())));
    }

    /// None while HAProxy does not tell, as during a reload.
    private List<ServerStatus> servers() throws TargetException {
        if (sections.isEmpty()) {
            return List.of();
        }
        try {
            return ServerStatus.parse(node.ask(haproxy.statsSocket(), ServerStatus.question(sections)));
        } catch (IllegalArgumentException _) {
            return List.of();
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return List.of();
        }
    }

    private void release() throws TargetException {
        if (hold.isPresent()) {
            hold.get().end();
            held = heldSince.map(this::passed);
            hold = Optional.empty();
            heldSince = Optional.empty();
        }
    }

    private String tell(List<String> commands) throws IOException {
        try {
            return CommandBatch.remarks(node.ask(haproxy.statsSocket(), CommandBatch.line(commands)));
        } catch (TargetException e) {
            throw new IOException(e);
        }
    }

    /// That a server was told of is seen by what it serves.
    private final class Objections implements HintListener {
        @Override
        public void hinted(List<Hint> hints, Duration after) {}

        @Override
        public void objected(List<Hint> hints, String objection) {
            listener.remark(node.name(), "HAProxy objects to a hint: " + objection);
        }

        @Override
        public void left(List<Hint> hints, String why) {}
    }
}
