package pgsvc.plan.change;

import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.Balance;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerCommand;
import pgsvc.observe.Observation;

/// The difference between two texts of one service, as HAProxy sees it.
public final class Comparison {
    private Comparison() {}

    /// How to get from one to the other while HAProxy runs with the first.
    ///
    /// @param observed the HAProxy that runs, and all that it loads
    public static Activation between(String before, String after, Observation observed) {
        List<Section> old = Section.parse(before);
        List<Section> next = Section.parse(after);
        if (old.equals(next)) {
            return new Activation.None("only comments or layout differ");
        }
        if (old.size() != 1
                || next.size() != 1
                || !old.getFirst().header().equals(next.getFirst().header())) {
            return new Activation.Reload("the file holds other sections");
        }
        return between(old.getFirst(), next.getFirst(), observed);
    }

    private static Activation between(Section old, Section next, Observation observed) {
        Optional<String> setting = differing(old.settings(), next.settings());
        if (setting.isPresent()) {
            return new Activation.Reload(setting.get() + " changes");
        }
        ServerChanges changes = ServerChanges.between(old.servers(), next.servers());
        if (changes.other().isPresent()) {
            return new Activation.Reload("server " + changes.other().get() + " changes");
        }
        if (changes.membership()) {
            return new Membership(old, next, observed).activation(changes);
        }
        return changes.weights().isEmpty() ? order(old, next) : weights(next, changes);
    }

    private static Activation order(Section old, Section next) {
        boolean counts =
                !Membership.takesAnyOrder(next) || !Membership.backups(old).equals(Membership.backups(next));
        return counts
                ? new Activation.Reload("the order of its servers changes")
                : new Activation.None("only the order of its servers changes, and nothing goes by it");
    }

    private static Activation weights(Section next, ServerChanges changes) {
        Optional<String> balance = Membership.balance(next);
        if (balance.isPresent() && !Balance.changesAtRunTime(balance.get())) {
            return new Activation.Reload("weights change, which balance " + balance.get() + " takes at a reload only");
        }
        return new Activation.Runtime(commands(next, changes), "only weights change");
    }

    /// Those that set weights.
    static List<String> commands(Section section, ServerChanges changes) {
        return changes.weights().entrySet().stream()
                .map(server ->
                        ServerCommand.weight(section.name().orElse("") + "/" + server.getKey(), server.getValue()))
                .toList();
    }

    /// The keyword of the first line that differs.
    private static Optional<String> differing(List<List<String>> old, List<List<String>> next) {
        for (List<String> line : next) {
            if (!old.contains(line)) {
                return Optional.of(line.getFirst());
            }
        }
        return old.stream().filter(line -> !next.contains(line)).findFirst().map(List::getFirst);
    }
}
