package pgsvc.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.plan.change.Comparison;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// What pgsvc keeps on a target: the lock, the journal of a transaction under way, and its generations, each with
/// the files that it replaced (`before`) and those that it wrote (`after`).
final class Store {
    private static final int DIGITS = 6;

    private final Target target;
    private final Site site;

    Store(Target target, Site site) {
        this.target = target;
        this.site = site;
    }

    void lock(String holder) throws TargetException {
        target.makeFolder(site.state());
        target.lock(site.state() + "/lock", holder);
    }

    String stage() {
        return site.state() + "/stage";
    }

    /// The base configuration stands in a folder of its own there, unless it stands among the services.
    String stageOfBase() {
        return site.isFlat() ? stage() : stage() + "/base";
    }

    String stagedBase() {
        return stageOfBase() + "/" + Site.BASE;
    }

    private String journal() {
        return site.state() + "/journal";
    }

    Optional<Journal> pending() throws TargetException {
        return target.read(journal()).map(Journal::parse);
    }

    /// Makes the services' folder, where it is not there, for all to read as the files in it are: HAProxy, or an agent
    /// beside it, may be another user.
    void makeServices() throws TargetException {
        if (site.isFlat() || target.list(site.folder()).contains(Site.CONF_D)) {
            return;
        }
        Target.Result made = target.run(List.of("mkdir", "-p", "-m", "755", site.services()));
        if (!made.succeeded()) {
            throw TargetException.refused(
                    "cannot make " + site.services() + ": " + made.output().strip(), "See to permissions there.");
        }
    }

    void write(Journal journal) throws TargetException {
        target.write(journal(), journal.text());
    }

    /// Whether a transaction is over: its generation is recorded last.
    boolean isRecorded(int generation) throws TargetException {
        return target.read(record(generation)).isPresent();
    }

    /// Deletes what only a transaction under way needs.
    void clear() throws TargetException {
        target.delete(journal(), stage());
    }

    private String generation(int number) {
        return site.generations() + "/" + String.format("%0" + DIGITS + "d", number);
    }

    private String record(int number) {
        return generation(number) + "/generation";
    }

    private String before(int generation, String file) {
        return generation(generation) + "/before/" + file;
    }

    private String after(int generation, String file) {
        return generation(generation) + "/after/" + file;
    }

    /// The number of the next.
    int next() throws TargetException {
        return numbers().stream().reduce(0, Math::max) + 1;
    }

    /// The numbers that are kept, ascending.
    private List<Integer> numbers() throws TargetException {
        return target.list(site.generations()).stream()
                .filter(name -> name.matches("[0-9]{" + DIGITS + "}"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /// Those that are kept, the newest first.
    List<Generation> all() throws TargetException {
        List<Generation> all = new ArrayList<>();
        for (int number : numbers()) {
            target.read(record(number)).map(Generation::parse).ifPresent(all::add);
        }
        all.sort(Comparator.comparingInt(Generation::number).reversed());
        return all;
    }

    /// The newest that was applied; older ones are not read.
    Optional<Generation> newestApplied() throws TargetException {
        for (int number : numbers().reversed()) {
            Optional<Generation> generation =
                    target.read(record(number)).map(Generation::parse).filter(Generation::isApplied);
            if (generation.isPresent()) {
                return generation;
            }
        }
        return Optional.empty();
    }

    /// Puts aside what is needed to take a plan back, and to come back to it.
    void keep(int number, Plan plan) throws TargetException {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.Create create -> after.put("after/" + create.file(), create.after());
                case Change.Update update -> {
                    before.put("before/" + update.file(), site.path(update.file()));
                    after.put("after/" + update.file(), update.after());
                }
                case Change.Delete delete -> before.put("before/" + delete.file(), site.path(delete.file()));
            }
        }
        target.fill(generation(number), after, before, true);
    }

    /// Ends a transaction.
    void record(Generation generation) throws TargetException {
        target.write(record(generation.number()), generation.text());
    }

    /// Deletes the generations that are too many.
    void forget() throws TargetException {
        List<Integer> numbers = numbers();
        String[] old = numbers.stream()
                .limit(Math.max(0, numbers.size() - Generation.KEPT))
                .map(this::generation)
                .toArray(String[]::new);
        if (old.length > 0) {
            target.delete(old);
        }
    }

    /// Puts back what a generation replaced. May be done again and again.
    void putBack(Journal journal) throws TargetException {
        for (Journal.Entry entry : journal.entries()) {
            switch (entry.kind()) {
                case CREATE -> target.delete(site.path(entry.file()));
                case UPDATE, DELETE -> target.copy(before(journal.generation(), entry.file()), site.path(entry.file()));
            }
        }
    }

    /// The servers that a generation takes away from sections that stay, by `section/server`.
    Set<String> leaving(Journal journal) throws TargetException {
        Set<String> leaving = new TreeSet<>();
        for (Journal.Entry entry : journal.entries()) {
            Optional<String> before = target.read(before(journal.generation(), entry.file()));
            Optional<String> after = target.read(after(journal.generation(), entry.file()));
            if (before.isPresent() && after.isPresent()) {
                leaving.addAll(Section.serverNames(before.get()));
                leaving.removeAll(Section.serverNames(after.get()));
            }
        }
        return leaving;
    }

    /// How HAProxy gets from what a generation wrote to what it replaced.
    ///
    /// @param now what runs, with the files that were put back
    Activation reversed(Journal journal, Observation now) throws TargetException {
        List<String> commands = new ArrayList<>();
        for (Journal.Entry entry : journal.entries()) {
            Optional<String> before = target.read(before(journal.generation(), entry.file()));
            Optional<String> after = target.read(after(journal.generation(), entry.file()));
            if (before.isEmpty() || after.isEmpty()) {
                return new Activation.Reload("taken back");
            }
            switch (Comparison.between(after.get(), before.get(), now)) {
                case Activation.None _ -> {}
                case Activation.Runtime runtime -> commands.addAll(runtime.commands());
                case Activation.Reload _ -> {
                    return new Activation.Reload("taken back");
                }
            }
        }
        return new Activation.Runtime(commands, "taken back");
    }

    /// What a generation replaced, by file; empty for a file that it created.
    Map<String, Optional<String>> replaced(int generation) throws TargetException {
        Map<String, Optional<String>> files = new TreeMap<>();
        for (String file : target.list(generation(generation) + "/after")) {
            files.put(file, Optional.empty());
        }
        for (String file : target.list(generation(generation) + "/before")) {
            files.put(file, target.read(before(generation, file)));
        }
        return files;
    }

    /// What became of each file by a generation.
    List<Replaced> changes(int generation) throws TargetException {
        Set<String> files = new TreeSet<>(target.list(generation(generation) + "/before"));
        files.addAll(target.list(generation(generation) + "/after"));
        List<Replaced> changes = new ArrayList<>();
        for (String file : files) {
            changes.add(
                    new Replaced(file, target.read(before(generation, file)), target.read(after(generation, file))));
        }
        return changes;
    }
}
