package pgsvc.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pgsvc.apply.Outcome;
import pgsvc.plan.Desired;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.reconcile.pace.Leadership;
import pgsvc.reconcile.pace.Pace;
import pgsvc.reconcile.pace.Reversals;
import pgsvc.resolve.Resolution;
import pgsvc.target.TargetException;

/// Keeps one node as the inventory says, under whoever leads: a turn at a time. Not safe for use by several
/// threads, but for [#startAgain].
public final class Reconciler {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /// After a pause, or while the last reload is not long ago.
    private static final Duration SOON = Duration.ofSeconds(2);
    /// How long it is waited for somebody to tell who leads a cluster of which that is not known yet.
    private static final Duration ASKING = Duration.ofSeconds(30);

    private final KeptNode node;
    private final Inventories inventories;
    private final Supplier<Map<String, String>> leaders;
    private final Told told;
    private final ReconcileMeter meter;
    private final InstantSource clock;
    private final Goals goals;
    private final Applier applier;
    private final Looking looking;
    private final DriftWatch drift;
    private final Leadership leadership = new Leadership();
    private final Reversals reversals = new Reversals();
    private final Pace pace = new Pace();

    private Optional<String> due = Optional.of("the agent begins");
    private Instant nextLook;
    /// When a cluster was followed for the first time.
    private Instant asksSince;
    /// Whether the node was as it should be once: until then nobody can have changed it from that.
    private boolean begun;
    /// Whether the last look saw an apply under way.
    private boolean halfway;
    private volatile boolean again;

    /// @param first the inventory with its declared roles, without errors
    /// @param leaders who leads now, by cluster, where it is known
    /// @param repairs whether files that others change are put back
    /// @param meter hears figures, also when nothing is new
    /// @param clock one that does not jump when the machine's is set
    public Reconciler(
            KeptNode node,
            Resolution first,
            Inventories inventories,
            Supplier<Map<String, String>> leaders,
            boolean repairs,
            ReconcileListener listener,
            ReconcileMeter meter,
            InstantSource clock) {
        this.node = node;
        this.inventories = inventories;
        this.leaders = leaders;
        this.told = new Told(listener);
        this.meter = meter;
        this.clock = clock;
        this.applier = new Applier(node, told::undone, meter, clock);
        this.looking = new Looking(node);
        this.drift = new DriftWatch(reversals, told, repairs);
        this.asksSince = clock.instant();
        this.nextLook = asksSince.plus(BETWEEN_LOOKS);
        this.goals = new Goals(node.name(), first, told);
        leadership.follow(goals.live());
    }

    /// A person asks for it: what was given up is tried again. May be called by any thread.
    public void startAgain() {
        again = true;
    }

    /// Looks at all that may have changed, and does what is due.
    public void turn() throws InterruptedException {
        Instant now = clock.instant();
        inventories.changed().ifPresent(changed -> {
            List<String> followed = goals.live();
            goals.declare(changed);
            leadership.follow(goals.live());
            if (!followed.containsAll(goals.live())) {
                asksSince = now;
            }
            because("the inventory changed");
        });
        if (again) {
            again = false;
            reversals.forget();
            because("asked for by SIGHUP");
        }
        seeLeaders(now);
        if (due.isPresent() && pace.mayTry(now) && isKnownWhoLeads(now)) {
            attempt(due.get(), now);
        } else if (!now.isBefore(nextLook)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            look(now);
        }
    }

    private void because(String why) {
        due = Optional.of(why);
        pace.succeeded();
    }

    private void seeLeaders(Instant now) {
        leadership.see(leaders.get(), now);
        List<String> news = goals.lead(leadership.leaders(now));
        if (!news.isEmpty() && begun) {
            because(String.join(", ", news));
        }
        leadership
                .newcomers(now)
                .forEach(next -> told.waits(next.leader() + " leads " + next.cluster()
                        + "; its roles follow once it has led for "
                        + Duration.between(now, next.due()).plusMillis(999).toSeconds() + " s"));
    }

    /// At the start the files may be those of another leader than the declared one. Without a word from anybody,
    /// declared roles hold.
    private boolean isKnownWhoLeads(Instant now) {
        List<String> unknown = leadership.unknown(now);
        boolean known = unknown.isEmpty() || !now.isBefore(asksSince.plus(ASKING));
        if (!known && leadership.newcomers(now).isEmpty()) {
            told.waits("nobody says yet who leads " + String.join(" and ", unknown) + "; after " + ASKING.toSeconds()
                    + " s the declared roles hold until somebody does");
        }
        return known;
    }

    private void attempt(String why, Instant now) throws InterruptedException {
        Optional<Goals.Goal> goal = goals.now();
        if (goal.isEmpty()) {
            pace.failed(now);
            return;
        }
        Desired desired = goal.get().desired();
        Attempt attempt = applier.attempt(
                (observed, _) -> Planner.plan(Sparing.of(desired, observed, reversals::isLeft), observed, false),
                why,
                pace.mayReload(now));
        switch (attempt) {
            case Attempt.Done done -> done(done, why, goal.get(), now);
            case Attempt.Paused(String reason) -> {
                told.paused(reason);
                pace.postponed(now.plus(SOON));
            }
            case Attempt.TooSoon(String reason) -> {
                told.waits(why + ": a reload (" + reason + ") at least " + Pace.RELOADS.toSeconds()
                        + " s after the last one");
                pace.postponed(pace.nextReload());
            }
            case Attempt.Refused(var guard) -> {
                told.refused(why, guard);
                pace.failed(now);
            }
            case Attempt.Failed(TargetException failure) -> {
                told.failed(failure);
                pace.failed(now);
            }
        }
        if (!(attempt instanceof Attempt.Paused) && !(attempt instanceof Attempt.Failed)) {
            told.resumedIfPaused();
        }
    }

    private void done(Attempt.Done done, String why, Goals.Goal goal, Instant now) {
        told.applied(why, done.outcome());
        if (done.reloaded()) {
            pace.reloaded(now);
        }
        switch (done.outcome()) {
            case Outcome.Applied applied -> settle(goal, Optional.of(applied.generation()));
            case Outcome.Unchanged _ -> settle(goal, Optional.empty());
            case Outcome.Skipped _, Outcome.RolledBack _, Outcome.Stranded _ -> pace.failed(now);
        }
        if (done.outcome() instanceof Outcome.Applied) {
            reversals.wrote(done.files());
        }
    }

    private void settle(Goals.Goal goal, Optional<Integer> generation) {
        due = Optional.empty();
        pace.succeeded();
        begun = true;
        drift.applied(goal.desired(), generation);
        meter.settled(reversals.left());
        told.serves(goal.resolution());
    }

    private void look(Instant now) throws InterruptedException {
        try {
            Optional<Looking.Seen> seen = looking.look();
            Optional<Goals.Goal> goal = goals.now();
            if (begun && seen.isPresent() && goal.isPresent()) {
                compare(seen.get(), goal.get().desired(), now);
            } else if (seen.isEmpty() && halfway) {
                applier.recover();
            }
            halfway = seen.isEmpty();
            told.reachable();
        } catch (TargetException e) {
            told.failed(e);
            meter.lost();
        }
    }

    private void compare(Looking.Seen seen, Desired desired, Instant now) throws InterruptedException {
        seen.pause().ifPresentOrElse(told::paused, told::resumedIfPaused);
        Plan plan = Planner.plan(Sparing.of(desired, seen.observed(), reversals::isLeft), seen.observed(), false);
        Set<String> back = drift.see(seen, plan, now);
        meter.looked(plan, reversals.left(), seen.pause().isPresent());
        if (!back.isEmpty() && seen.pause().isEmpty() && due.isEmpty() && pace.mayTry(now)) {
            repair(desired, back, now);
        }
    }

    /// Puts back these files and no others: those that somebody rolled back with pgsvc stay so.
    private void repair(Desired desired, Set<String> files, Instant now) throws InterruptedException {
        String why = "put back what others changed: " + files.stream().sorted().collect(Collectors.joining(", "));
        Predicate<String> others = file -> !files.contains(file);
        Attempt attempt = applier.attempt(
                (observed, _) -> Planner.plan(Sparing.of(desired, observed, others), observed, false),
                why,
                pace.mayReload(now));
        switch (attempt) {
            case Attempt.Done done -> repaired(done, why, now);
            case Attempt.Refused(var guard) -> {
                told.refused(why, guard);
                pace.failed(now);
            }
            case Attempt.Failed(TargetException failure) -> {
                told.failed(failure);
                pace.failed(now);
            }
            case Attempt.Paused _, Attempt.TooSoon _ -> {
                // The next look tries it again.
            }
        }
    }

    private void repaired(Attempt.Done done, String why, Instant now) {
        told.applied(why, done.outcome());
        if (done.reloaded()) {
            pace.reloaded(now);
        }
        if (done.outcome() instanceof Outcome.Applied applied) {
            reversals.wrote(done.files());
            drift.repaired(applied.generation());
        } else if (!(done.outcome() instanceof Outcome.Unchanged)) {
            pace.failed(now);
        }
    }
}
