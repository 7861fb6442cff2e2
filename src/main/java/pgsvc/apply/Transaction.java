package pgsvc.apply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.apply.running.Activator;
import pgsvc.apply.running.ReloadWay;
import pgsvc.apply.running.Verifier;
import pgsvc.haproxy.runtime.states.ServerStates;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.Basis;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Carries one plan out on its target: wholly, or not at all.
public final class Transaction {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Target target;
    private final Site site;
    private final Author author;
    private final Activator activator;
    private final Verifier verifier;
    private final Store store;
    private final Staging staging;

    public Transaction(Target target, Site site, Author author, ReloadWay way) {
        this(target, site, author, way, PATIENCE);
    }

    /// @param patience with which HAProxy is waited for after it was told
    Transaction(Target target, Site site, Author author, ReloadWay way, Duration patience) {
        this.target = target;
        this.site = site;
        this.author = author;
        this.activator = new Activator(target, way);
        this.verifier = new Verifier(target, patience);
        this.store = new Store(target, site);
        this.staging = new Staging(target, site, store);
    }

    /// Takes the target's lock, and takes back what an earlier transaction did not bring to its end. To be called
    /// before the observation that the plan is made from.
    ///
    /// @return what was taken back, in words
    public Optional<String> begin() throws TargetException, InterruptedException {
        store.lock(author.who() + " since " + author.when());
        Optional<Journal> pending = store.pending();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Journal journal = pending.get();
        boolean over = store.isRecorded(journal.generation());
        if (!over) {
            takeBack(journal, true, false);
            store.record(new Generation(journal.generation(), author, "", "undone"));
        }
        store.clear();
        return over
                ? Optional.empty()
                : Optional.of("generation " + journal.generation() + " was not brought to its end; it is undone");
    }

    /// Carries a plan out. The lock must have been taken.
    ///
    /// @param observed what was there since the lock was taken
    public Outcome apply(Plan plan, Observation observed) throws InterruptedException {
        if (plan.isEmpty()) {
            return new Outcome.Unchanged();
        }
        if (!Basis.of(observed).equals(plan.basis())) {
            return new Outcome.Skipped("its files changed since the plan was made. Plan again.");
        }
        if (observed.running().isPresent() != plan.running()) {
            return new Outcome.Skipped(
                    plan.running()
                            ? "HAProxy ran when the plan was made, and does not now. Start it, or plan again."
                            : "HAProxy did not run when the plan was made, and does now. Plan again.");
        }
        int generation;
        try {
            staging.stage(plan, observed);
            staging.check(plan, observed);
            generation = store.next();
            store.keep(generation, plan);
        } catch (TargetException e) {
            return new Outcome.Skipped(e.getMessage() + ". " + e.mend());
        }
        return change(plan, observed, Journal.of(generation, plan));
    }

    /// From here on there is something to take back.
    private Outcome change(Plan plan, Observation observed, Journal journal) throws InterruptedException {
        boolean activating = false;
        try {
            store.write(journal);
            Observation after = plan.after(observed);
            swap(plan, after);
            activating = true;
            Activation activation = activator.activate(plan.activation(), observed, after);
            Optional<String> wrong = verifier.wrong(services(plan), after.socket());
            if (wrong.isPresent()) {
                return rollBack(plan, journal, true, wrong.get());
            }
            store.record(new Generation(journal.generation(), author, plan.digest(), "applied"));
            return over(new Outcome.Applied(journal.generation(), activation));
        } catch (TargetException e) {
            return rollBack(plan, journal, activating, String.valueOf(e.getMessage()));
        }
    }

    /// Once it is recorded a transaction is over. What cannot be cleared now, the next one clears.
    private Outcome over(Outcome outcome) {
        try {
            store.clear();
            store.forget();
        } catch (TargetException _) {
            // As said above.
        }
        return outcome;
    }

    private void swap(Plan plan, Observation after) throws TargetException {
        if (plan.changes().stream().anyMatch(Change.Create.class::isInstance)) {
            store.makeServices();
        }
        for (Change change : plan.changes()) {
            String file = site.path(change.file());
            switch (change) {
                case Change.Delete _ -> target.delete(file);
                case Change.Update update -> target.write(file, update.after());
                case Change.Create create when create.file().equals(Site.BASE) -> target.copy(store.stagedBase(), file);
                case Change.Create create -> target.write(file, create.after());
            }
            if (change.file().equals(Site.BASE)) {
                makeStateFile(after);
            }
        }
    }

    /// HAProxy warns at each start while it is not there, and what an interrupted apply left in it pins former
    /// leaders.
    private void makeStateFile(Observation after) throws TargetException {
        Optional<String> file = after.stateFile();
        if (file.isPresent() && !target.read(file.get()).equals(Optional.of(ServerStates.NONE))) {
            target.write(file.get(), ServerStates.NONE);
        }
    }

    private static List<String> services(Plan plan) {
        Map<String, String> texts = Staging.texts(plan);
        texts.remove(Site.BASE);
        return List.copyOf(texts.values());
    }

    private Outcome rollBack(Plan plan, Journal journal, boolean activating, String reason)
            throws InterruptedException {
        try {
            takeBack(journal, activating, plan.running());
            store.record(new Generation(journal.generation(), author, plan.digest(), "rolled back"));
            return over(new Outcome.RolledBack(reason));
        } catch (TargetException e) {
            return new Outcome.Stranded(reason + "; and taking it back failed: " + e.getMessage() + ". " + e.mend()
                    + " The next apply takes it back first.");
        }
    }

    /// Puts the files back and, when HAProxy may have seen the others, tells it.
    ///
    /// @param ran whether HAProxy is known to have run before
    private void takeBack(Journal journal, boolean activating, boolean ran)
            throws TargetException, InterruptedException {
        store.putBack(journal);
        if (!activating) {
            return;
        }
        Observation now = Observer.observe(target, site);
        if (ran && now.running().isEmpty()) {
            throw TargetException.refused(
                    "HAProxy does not run any more, though its files are as before",
                    "Start it (systemctl start haproxy), and see its log.");
        }
        if (now.running().isPresent()) {
            activator.readmit(store.leaving(journal), now.running().get());
        }
        var _ = activator.activate(store.reversed(journal, now), now, now);
        List<String> back = journal.entries().stream()
                .filter(entry ->
                        entry.kind() != Journal.Kind.CREATE && !entry.file().equals(Site.BASE))
                .map(entry -> now.files().getOrDefault(entry.file(), ""))
                .toList();
        Optional<String> wrong = verifier.wrong(back, now.socket());
        if (wrong.isPresent()) {
            throw TargetException.refused(
                    "HAProxy does not run as before: " + wrong.get(), "Look at it: journalctl -u haproxy.");
        }
    }
}
