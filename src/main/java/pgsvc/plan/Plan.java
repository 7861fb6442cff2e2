package pgsvc.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.haproxy.runtime.ServerCommand;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// What is to be done on one target: plain data, good only while the target is what it was made from.
///
/// @param basis fingerprint of what was observed
/// @param changes in the order in which files are to be put in place: what goes, what changes, what is new
/// @param unchanged how many services are as they should be
/// @param foreign files that are not pgsvc's, which no plan touches
/// @param running whether a HAProxy loads these files
/// @param drift what runs otherwise than the files say
/// @param warnings what a person should know, without being asked
public record Plan(
        String target,
        Site site,
        String basis,
        List<Change> changes,
        int unchanged,
        List<String> foreign,
        boolean running,
        List<Drift> drift,
        List<Guard> guards,
        List<String> warnings) {
    public Plan {
        changes = List.copyOf(changes);
        foreign = List.copyOf(foreign);
        drift = List.copyOf(drift);
        guards = List.copyOf(guards);
        warnings = List.copyOf(warnings);
    }

    /// Fingerprint of all that it says, in hexadecimal: what the history of a target names it by.
    public String digest() {
        return Digest.of(this);
    }

    /// Fingerprint of several, in hexadecimal.
    public static String digest(List<Plan> plans) {
        return new Digest().addAll(plans.stream().map(Plan::digest).toList()).hexadecimal();
    }

    /// Whether another one does the same to the same files. Sessions come and go meanwhile, and change nothing of
    /// that; what speaks against it now and did not before does.
    public boolean doesTheSameAs(Plan later) {
        return target.equals(later.target)
                && site.equals(later.site)
                && basis.equals(later.basis)
                && running == later.running
                && later.guards.size() <= guards.size()
                && withoutSessions(changes).equals(withoutSessions(later.changes));
    }

    private static List<Change> withoutSessions(List<Change> changes) {
        return changes.stream().map(Plan::withoutSessions).toList();
    }

    private static Change withoutSessions(Change change) {
        return switch (change) {
            case Change.Create create -> create;
            case Change.Update(var file, var before, var after, var activation, int _, boolean adopted) ->
                new Change.Update(file, before, after, activation, 0, adopted);
            case Change.Delete(var file, var before, var activation, int _) ->
                new Change.Delete(file, before, activation, 0);
        };
    }

    /// What is on the target once this is carried out.
    ///
    /// @param observed what is there before
    public Observation after(Observation observed) {
        return after(changes, observed);
    }

    static Observation after(List<Change> changes, Observation observed) {
        SortedMap<String, String> files = new TreeMap<>(observed.files());
        Optional<String> base = observed.base();
        for (Change change : changes) {
            Optional<String> text = text(change);
            if (change.file().equals(Site.BASE)) {
                base = text;
            } else {
                text.ifPresentOrElse(t -> files.put(change.file(), t), () -> files.remove(change.file()));
            }
        }
        return observed.with(files, base);
    }

    private static Optional<String> text(Change change) {
        return switch (change) {
            case Change.Create create -> Optional.of(create.after());
            case Change.Update update -> Optional.of(update.after());
            case Change.Delete _ -> Optional.empty();
        };
    }

    /// Whether nothing is to be done.
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// The way that brings all of it into force at once: the most disruptive of the changes' ways.
    public Activation activation() {
        if (!running) {
            return new Activation.None("no HAProxy runs here; it will load the files when it is started");
        }
        Optional<Activation> reload = changes.stream()
                .map(Change::activation)
                .filter(Activation.Reload.class::isInstance)
                .findFirst();
        List<String> commands = changes.stream()
                .map(Change::activation)
                .flatMap(Plan::commands)
                .sorted(ServerCommand.ORDER)
                .toList();
        return reload.orElseGet(() ->
                commands.isEmpty() ? new Activation.None(reasons()) : new Activation.Runtime(commands, reasons()));
    }

    private static Stream<String> commands(Activation activation) {
        return switch (activation) {
            case Activation.Runtime runtime -> runtime.commands().stream();
            case Activation.None _, Activation.Reload _ -> Stream.empty();
        };
    }

    private String reasons() {
        return changes.stream()
                .map(change -> change.activation().reason())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
