package pgsvc.hint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// Gives hints about one cluster, a step at a time: what is expected by a snapshot, however old, is asked of the member
/// itself once more, and said only when what it answers just now proves it. Not safe for use by several threads.
public final class Hinter {
    /// How old a proof may be when it is said; it takes a few milliseconds, unless the machine slept meanwhile.
    static final Duration FRESH = Duration.ofMillis(400);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /// How long something is asked for again that is expected and cannot be proven.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopologySource.Opener members;
    private final Balancer balancer;
    private final HintListener listener;
    private final InstantSource clock;
    private final Ledger ledger = new Ledger();
    private Optional<Instant> openSince = Optional.empty();
    private Duration pause = FIRST_PAUSE;

    /// @param members asked within limits of time
    /// @param clock one that does not jump when the machine's is set
    public Hinter(TopologySource.Opener members, Balancer balancer, HintListener listener, InstantSource clock) {
        this.members = members;
        this.balancer = balancer;
        this.listener = listener;
        this.clock = clock;
    }

    /// Gives the hints that are true now and not known to the load balancer.
    ///
    /// @param servers as they are applied
    /// @param snapshot what is known of the cluster
    /// @return when to step again although nothing changes; nothing when all is said
    public Optional<Duration> step(List<CheckedServer> servers, TopologySnapshot snapshot) {
        List<Hint> open = ledger.open(servers, snapshot);
        byMember(open).forEach((member, expected) -> hint(member, expected, snapshot));
        List<Hint> left = ledger.open(servers, snapshot);
        if (left.isEmpty()) {
            openSince = Optional.empty();
            pause = FIRST_PAUSE;
            return Optional.empty();
        }
        return again(left);
    }

    /// The load balancer is a new one: it is told again what is true.
    public void startAgain() {
        ledger.startAgain();
        openSince = Optional.empty();
        pause = FIRST_PAUSE;
    }

    private Optional<Duration> again(List<Hint> left) {
        Instant since = openSince.orElseGet(clock::instant);
        openSince = Optional.of(since);
        if (since.plus(PATIENCE).isBefore(clock.instant())) {
            leave(left, "it could not be proven, or told, within " + PATIENCE.toSeconds() + " s");
            openSince = Optional.empty();
            return Optional.empty();
        }
        Duration now = pause;
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        return Optional.of(now);
    }

    /// Who is to be up comes first: nothing that another is slow to prove may delay it.
    private static Map<ApiAddress, List<Hint>> byMember(List<Hint> open) {
        Map<ApiAddress, List<Hint>> byMember = new LinkedHashMap<>();
        open.stream()
                .sorted(Comparator.comparing(hint -> !(hint.health() == Health.UP
                        && hint.server().asks().asked().isOfLeader())))
                .forEach(hint -> byMember.computeIfAbsent(hint.server().patroni(), _ -> new ArrayList<>())
                        .add(hint));
        return byMember;
    }

    private void hint(ApiAddress member, List<Hint> expected, TopologySnapshot snapshot) {
        Optional<Testimony> testimony = ask(member, expected);
        if (testimony.isEmpty()) {
            return;
        }
        Judgement judgement = new Judgement(snapshot);
        List<Hint> proven = expected.stream()
                .filter(hint -> judgement.proven(hint.server(), testimony.get()).equals(Optional.of(hint.health())))
                .toList();
        List<Hint> tooMany = proven.stream()
                .filter(hint -> !ledger.mayBeSaid(hint, clock.instant()))
                .toList();
        leave(tooMany, "it changed too often within a minute");
        say(proven.stream().filter(hint -> !tooMany.contains(hint)).toList(), testimony.get(), snapshot.at());
    }

    private Optional<Testimony> ask(ApiAddress member, List<Hint> expected) {
        List<String> paths =
                expected.stream().map(hint -> hint.server().check()).distinct().toList();
        try (TopologySource source = members.open(member)) {
            return Testimony.of(source, paths, clock.instant());
        }
    }

    private void leave(List<Hint> hints, String why) {
        if (!hints.isEmpty()) {
            hints.forEach(ledger::leave);
            listener.left(hints, why);
        }
    }

    /// What cannot be said now stays open, and is proven anew before the next try.
    private void say(List<Hint> hints, Testimony proof, Instant seen) {
        Instant now = clock.instant();
        if (hints.isEmpty() || proof.askedAt().plus(FRESH).isBefore(now)) {
            return;
        }
        try {
            String objection = balancer.tell(hints.stream().map(Hint::command).toList());
            hints.forEach(hint -> ledger.said(hint, now));
            if (objection.isEmpty()) {
                listener.hinted(hints, Duration.between(seen, clock.instant()));
            } else {
                listener.objected(hints, objection);
            }
        } catch (IOException _) {
            // Whoever watches the socket tells that it is gone.
        }
    }
}
