package pgsvc.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import pgsvc.apply.Author;
import pgsvc.apply.History;
import pgsvc.apply.Outcome;
import pgsvc.apply.Pause;
import pgsvc.apply.Transaction;
import pgsvc.apply.running.ReloadWay;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Brings the node to where it should be, by the transaction that `apply` uses. A plan that would ask a person is
/// not carried out. Not safe for use by several threads.
final class Applier {
    private final KeptNode node;
    private final Consumer<String> undone;
    private final ReconcileMeter meter;
    private final InstantSource clock;

    /// @param undone hears what was taken back
    /// @param meter hears of each attempt, and what it took by the clock
    Applier(KeptNode node, Consumer<String> undone, ReconcileMeter meter, InstantSource clock) {
        this.node = node;
        this.undone = undone;
        this.meter = meter;
        this.clock = clock;
    }

    /// What is to be done, from what is there.
    interface Planning extends BiFunction<Observation, Site, Plan> {}

    /// Tries.
    ///
    /// @param mayReload whether the last reload is long enough ago
    Attempt attempt(Planning planning, String why, boolean mayReload) throws InterruptedException {
        Instant begin = clock.instant();
        Attempt attempt = tried(planning, why, mayReload);
        meter.tried(attempt, Duration.between(begin, clock.instant()));
        return attempt;
    }

    private Attempt tried(Planning planning, String why, boolean mayReload) throws InterruptedException {
        try (Target target = node.open()) {
            Site site = node.site(target);
            Optional<String> pause = new Pause(target, site).reason();
            if (pause.isPresent()) {
                return new Attempt.Paused(pause.get());
            }
            Transaction transaction = new Transaction(target, site, Author.now(why), ReloadWay.FOUND_OUT);
            if (new History(target, site).isUnderWay()) {
                transaction.begin().ifPresent(undone);
            }
            Optional<Attempt> idle = idle(planning.apply(Observer.observe(target, site), site), mayReload);
            if (idle.isPresent()) {
                return idle.get();
            }
            transaction.begin().ifPresent(undone);
            return carryOut(target, site, transaction, planning, mayReload);
        } catch (TargetException e) {
            return new Attempt.Failed(e);
        }
    }

    /// Takes back what an apply that was cut off left behind. Where the lock is taken it is under way still, which is
    /// its own affair.
    void recover() throws InterruptedException {
        try (Target target = node.open()) {
            Author author = Author.now("an apply was cut off");
            new Transaction(target, node.site(target), author, ReloadWay.FOUND_OUT)
                    .begin()
                    .ifPresent(undone);
        } catch (TargetException _) {
            // As said above; the next look tries again.
        }
    }

    /// The lock is taken now; somebody may have changed the node while it was not.
    private Attempt carryOut(Target target, Site site, Transaction transaction, Planning planning, boolean mayReload)
            throws TargetException, InterruptedException {
        Observation observed = Observer.observe(target, site);
        Plan plan = planning.apply(observed, site);
        Optional<Attempt> idle = idle(plan, mayReload);
        if (idle.isPresent()) {
            return idle.get();
        }
        Outcome outcome = transaction.apply(plan, observed);
        return new Attempt.Done(outcome, plan, isReloaded(outcome));
    }

    private static Optional<Attempt> idle(Plan plan, boolean mayReload) {
        if (plan.isEmpty()) {
            return Optional.of(new Attempt.Done(new Outcome.Unchanged(), plan, false));
        }
        if (!plan.guards().isEmpty()) {
            return Optional.of(new Attempt.Refused(plan.guards().getFirst()));
        }
        return !mayReload && plan.activation() instanceof Activation.Reload reload
                ? Optional.of(new Attempt.TooSoon(reload.reason()))
                : Optional.empty();
    }

    private static boolean isReloaded(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.activation() instanceof Activation.Reload;
            case Outcome.RolledBack _, Outcome.Stranded _ -> true;
            case Outcome.Unchanged _, Outcome.Skipped _ -> false;
        };
    }
}
