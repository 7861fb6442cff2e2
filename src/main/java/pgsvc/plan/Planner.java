package pgsvc.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.render.RenderedFile;

/// Makes the plan of one target.
public final class Planner {
    private final Desired desired;
    private final Observation observed;
    private final boolean adopt;
    private final Changes makes;
    private final List<Change> deletions = new ArrayList<>();
    private final List<Change> updates = new ArrayList<>();
    private final List<Change> creations = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final List<Guard> inTheWay = new ArrayList<>();
    private final List<String> leftByAnsible = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int unchanged;
    /// Whether a file is there, or comes, that HAProxy is to load and does not run with.
    private boolean loads;

    private Planner(Desired desired, Observation observed, boolean adopt) {
        this.desired = desired;
        this.observed = observed;
        this.adopt = adopt;
        this.makes = new Changes(observed);
    }

    /// Compares what is meant with what is there.
    ///
    /// @param adopt whether files that the reference left, under a name that is meant, become pgsvc's
    public static Plan plan(Desired desired, Observation observed, boolean adopt) {
        return plan(desired, observed, adopt, Optional.empty());
    }

    /// The same.
    ///
    /// @param base what the base configuration shall have; nothing where it is left alone
    public static Plan plan(Desired desired, Observation observed, boolean adopt, Optional<BaseWish> base) {
        Planner planner = new Planner(desired, observed, adopt);
        base.ifPresent(planner::compareBase);
        planner.compare();
        return planner.result();
    }

    private void compareBase(BaseWish wish) {
        BasePlanner base = new BasePlanner(wish);
        base.plan(observed.base()).ifPresent(change -> (observed.base().isPresent() ? updates : creations).add(change));
        inTheWay.addAll(base.guards());
        warnings.addAll(base.warnings());
    }

    private void compare() {
        Map<String, RenderedFile> wanted = new LinkedHashMap<>();
        desired.files().forEach(file -> wanted.put(file.name(), file));
        observed.files().forEach((name, text) -> {
            if (!wanted.containsKey(name)) {
                leftOver(name, text);
            }
        });
        wanted.values().forEach(this::want);
    }

    private void leftOver(String name, String text) {
        switch (Ownership.of(text)) {
            case Ownership.Own own when isInScope(own.mark().cluster()) -> deletions.add(makes.delete(name, text));
            case Ownership.Own own ->
                foreign.add(name + " (of the cluster " + own.mark().cluster() + ", which is not in this inventory)");
            case Ownership.Reference _ -> foreign.add(name + " (left by Ansible)");
            case Ownership.Foreign _ -> foreign.add(name);
        }
    }

    private boolean isInScope(String cluster) {
        return desired.clusters().contains(cluster);
    }

    private void want(RenderedFile file) {
        @Nullable String present = observed.files().get(file.name());
        if (present == null) {
            creations.add(makes.create(file.name(), file.content()));
            loads = true;
        } else if (present.equals(file.content())) {
            unchanged++;
            requireLoaded(file);
        } else {
            replace(file, present);
        }
    }

    /// The file is right, but HAProxy may not have loaded it.
    private void requireLoaded(RenderedFile file) {
        Optional<String> section = Changes.sectionOf(file.content());
        boolean missing =
                observed.running().filter(running -> !running.isSilent()).isPresent()
                        && section.isPresent()
                        && !observed.running().get().listens().contains(section.get());
        if (missing) {
            loads = true;
            updates.add(new Change.Update(
                    file.name(),
                    file.content(),
                    file.content(),
                    new Activation.Reload("HAProxy runs without " + section.orElseThrow()),
                    0,
                    false));
        }
    }

    private void replace(RenderedFile file, String present) {
        boolean adopted = switch (Ownership.of(present)) {
            case Ownership.Own own -> {
                if (own.touched()) {
                    warnings.add(file.name() + " was changed by hand since pgsvc wrote it; the diff shows what goes.");
                }
                yield false;
            }
            case Ownership.Reference _ -> {
                if (!adopt) {
                    leftByAnsible.add(file.name());
                }
                yield true;
            }
            case Ownership.Foreign _ -> {
                inTheWay.add(new Guard(
                        file.name() + " is there and is not pgsvc's",
                        "Move it away, or give the service another name.",
                        false));
                yield true;
            }
        };
        updates.add(makes.update(file.name(), present, file.content(), adopted));
    }

    private Plan result() {
        if (!leftByAnsible.isEmpty()) {
            inTheWay.add(new Guard(
                    (leftByAnsible.size() == 1 ? "one file was" : leftByAnsible.size() + " files were")
                            + " left by Ansible: " + String.join(", ", leftByAnsible),
                    "Take them over with --adopt; what means the same is not reloaded.",
                    false));
        }
        observed.running()
                .filter(running -> loads && !observed.loadsServices(running))
                .ifPresent(this::wouldNotLoad);
        List<Change> changes = new ArrayList<>(deletions);
        changes.addAll(updates);
        changes.addAll(creations);
        return makes.plan(changes, unchanged, foreign, Drifts.of(desired, observed), inTheWay, warnings);
    }

    private void wouldNotLoad(Running running) {
        String services = observed.site().services();
        inTheWay.add(new Guard(
                "HAProxy does not load " + services + ": it was started with "
                        + running.arguments().stream().map(file -> "-f " + file).collect(Collectors.joining(" ")),
                "Make that folder where it is missing, add -f " + services
                        + " to HAProxy's command line (with Debian's package: EXTRAOPTS in /etc/default/haproxy), and "
                        + "restart it.",
                false));
    }
}
