package pgsvc.apply;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pgsvc.observe.Site;
import pgsvc.plan.Drift;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// What was set at run time with pgsvc on a target, such as `pg-test-replica/pg-test-2 weight 10`: a person means
/// it, and whoever looks for drift is told of it by this file.
public final class ByHand {
    private static final String READY = "state ready";

    private final Target target;
    private final Site site;

    public ByHand(Target target, Site site) {
        this.target = target;
        this.site = site;
    }

    private String file() {
        return site.state() + "/by-hand";
    }

    /// What was set last of each server: its weight, and its state where that is not `ready`.
    public Set<String> all() throws TargetException {
        Set<String> all = new LinkedHashSet<>();
        target.read(file()).stream().flatMap(String::lines).forEach(all::add);
        return all;
    }

    /// Notes what was set.
    ///
    /// @param changes by `section/server`, such as `weight 10` or `state drain`
    public void note(Map<String, String> changes) throws TargetException {
        Set<String> lines = new TreeSet<>(all());
        changes.forEach((server, change) -> {
            String about = server + " " + change.substring(0, change.indexOf(' ') + 1);
            lines.removeIf(line -> line.startsWith(about));
            if (!change.equals(READY)) {
                lines.add(server + " " + change);
            }
        });
        target.makeFolder(site.state());
        target.write(file(), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /// Whether what was set is what a drift comes from.
    ///
    /// @param set as [#all] tells it
    public static boolean explains(Set<String> set, Drift drift) {
        return state(drift.found())
                .map(state -> drift.subject() + " state " + state)
                .or(() -> Optional.of(drift.subject() + " " + drift.found()))
                .filter(set::contains)
                .isPresent();
    }

    private static Optional<String> state(String found) {
        if (found.startsWith("MAINT")) {
            return Optional.of("maint");
        }
        return found.startsWith("DRAIN") ? Optional.of("drain") : Optional.empty();
    }
}
