package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.plan.change.Comparison;

/// Makes changes, and plans of them, for one target as it was observed.
final class Changes {
    private final Observation observed;

    Changes(Observation observed) {
        this.observed = observed;
    }

    Change create(String file, String after) {
        return new Change.Create(file, after, new Activation.Reload("a section is new"));
    }

    Change update(String file, String before, String after, boolean adopted) {
        if (file.equals(Site.BASE)) {
            return new Change.Update(file, before, after, BasePlanner.activation(before, after), 0, false);
        }
        return new Change.Update(
                file, before, after, Comparison.between(before, after, observed), sessions(before), adopted);
    }

    Change delete(String file, String before) {
        return new Change.Delete(file, before, new Activation.Reload("a section goes"), sessions(before));
    }

    private int sessions(String text) {
        return observed.running()
                .flatMap(running -> sectionOf(text).map(running::sessions))
                .orElse(0);
    }

    /// The first section that has a name.
    static Optional<String> sectionOf(String text) {
        return Section.parse(text).stream().flatMap(s -> s.name().stream()).findFirst();
    }

    Plan plan(
            List<Change> changes,
            int unchanged,
            List<String> foreign,
            List<Drift> drift,
            List<Guard> inTheWay,
            List<String> warnings) {
        List<Guard> guards = new ArrayList<>(inTheWay);
        guards.addAll(Guards.of(changes, ownServices()));
        List<String> all = new ArrayList<>(warnings);
        Observation after = Plan.after(changes, observed);
        baseWarning(after).ifPresent(all::add);
        if (!changes.isEmpty()) {
            silence(after).ifPresent(guards::add);
        }
        return new Plan(
                observed.target(),
                observed.site(),
                Basis.of(observed),
                changes,
                unchanged,
                foreign,
                observed.running().isPresent(),
                drift,
                guards,
                all);
    }

    /// What was changed could not be looked at.
    private static Optional<Guard> silence(Observation after) {
        boolean silent = after.running().filter(Running::isSilent).isPresent()
                && after.base().flatMap(Observer::statsSocket).isEmpty();
        return silent
                ? Optional.of(new Guard(
                        "HAProxy runs here and takes no commands: " + Site.BASE
                                + " has no stats socket with level admin, so that nobody can tell what it runs with",
                        "Add one with --base, or by hand.",
                        false))
                : Optional.empty();
    }

    private static Optional<String> baseWarning(Observation after) {
        if (after.base().isEmpty()) {
            return Optional.of(
                    "There is no " + Site.BASE + ", which HAProxy does not start without. --base writes one.");
        }
        return after.running().isPresent() && !after.carriesStates()
                ? Optional.of(
                        "The base configuration does not carry health states over a reload: for up to a second after one, "
                                + "every server counts as up, and writes may reach replicas. --base adds the lines that it needs.")
                : Optional.empty();
    }

    private int ownServices() {
        return (int) observed.files().values().stream()
                .filter(text -> Ownership.of(text) instanceof Ownership.Own)
                .count();
    }
}
