package pgsvc.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.haproxy.Words;
import pgsvc.haproxy.file.AddedLines;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.render.Mark;

/// Plans what becomes of a base configuration. One that pgsvc wrote follows the inventory; to any other one lines
/// are added, and nothing of it is changed or removed.
final class BasePlanner {
    private static final String GLOBAL = "global";
    private static final String DEFAULTS = "defaults";
    private static final String STATE_FILE = "server-state-file";
    private static final String LOAD_STATES = "load-server-state-from-file";
    private static final String HARD_STOP = "hard-stop-after";
    /// Stands in a text for bytes that are not UTF-8.
    private static final char LOST = '\uFFFD';

    private final BaseWish wish;
    private final List<Guard> guards = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    BasePlanner(BaseWish wish) {
        this.wish = wish;
    }

    List<Guard> guards() {
        return guards;
    }

    List<String> warnings() {
        return warnings;
    }

    /// @param base what is there
    /// @return nothing when it is as it should be
    Optional<Change> plan(Optional<String> base) {
        if (base.isEmpty()) {
            return Optional.of(new Change.Create(
                    Site.BASE, whole(wish.whole()), new Activation.Reload("the base configuration is new")));
        }
        String before = base.get();
        boolean untouched = Ownership.of(before) instanceof Ownership.Own own && !own.touched();
        String after = untouched ? whole(withKept(before)) : with(before);
        if (after.equals(before)) {
            return Optional.empty();
        }
        guard(before);
        return Optional.of(new Change.Update(Site.BASE, before, after, activation(before, after), 0, false));
    }

    private String whole(String text) {
        return Mark.renewed(with(text));
    }

    /// The whole base, with the choices of an earlier apply that are not made anew now.
    private String withKept(String before) {
        List<String> kept = new ArrayList<>();
        keep(before, STATE_FILE, kept);
        if (wish.hardStopAfter().isEmpty()) {
            keep(before, HARD_STOP, kept);
        }
        return AddedLines.to(wish.whole(), Map.of(0, kept));
    }

    private static void keep(String before, String keyword, List<String> kept) {
        Section.lines(before, GLOBAL, keyword)
                .findFirst()
                .ifPresent(line -> kept.add(line.stream().map(Words::quoted).collect(Collectors.joining(" "))));
    }

    /// Adds what is missing.
    private String with(String text) {
        List<String> global = missing(text);
        Map<Integer, List<String>> additions = new LinkedHashMap<>();
        List<Section> sections = Section.parse(text);
        boolean settled = global.isEmpty();
        for (int at = 0; at < sections.size(); at++) {
            String kind = sections.get(at).header().getFirst();
            if (kind.equals(GLOBAL) && !settled) {
                additions.put(at, global);
                settled = true;
            } else if (kind.equals(DEFAULTS)
                    && sections.get(at).lines(LOAD_STATES).findAny().isEmpty()) {
                additions.put(at, List.of(LOAD_STATES + " global"));
            }
        }
        String added = AddedLines.to(text, additions);
        return settled ? added : GLOBAL + "\n    " + String.join("\n    ", global) + "\n\n" + added;
    }

    private List<String> missing(String text) {
        List<String> missing = new ArrayList<>();
        if (Section.lines(text, GLOBAL, STATE_FILE).findAny().isEmpty()) {
            missing.add(STATE_FILE + " " + Words.quoted(wish.stateFile()));
        }
        if (Observer.statsSocket(text).isEmpty()) {
            missing.add("stats socket " + Words.quoted(wish.socket()) + " mode 600 level admin");
        }
        wish.hardStopAfter().ifPresent(time -> {
            Optional<List<String>> there =
                    Section.lines(text, GLOBAL, HARD_STOP).findFirst();
            if (there.isEmpty()) {
                missing.add(HARD_STOP + " " + time);
            } else if (!there.get().equals(List.of(HARD_STOP, time))) {
                warnings.add(Site.BASE + " says " + String.join(" ", there.get()) + " already; it stays.");
            }
        });
        return missing;
    }

    private void guard(String before) {
        if (before.indexOf(LOST) >= 0) {
            guards.add(new Guard(
                    Site.BASE + " holds bytes that are not UTF-8, and they would be lost",
                    "Write them in UTF-8, or add by hand what the diff adds.",
                    false));
        }
        if (Section.parse(before).stream().noneMatch(s -> s.header().getFirst().equals(DEFAULTS))) {
            guards.add(new Guard(
                    Site.BASE + " has no defaults that services could take " + LOAD_STATES + " from",
                    "Add a section defaults with \"" + LOAD_STATES + " global\" to it, or plan without --base.",
                    false));
        }
    }

    static Activation activation(String before, String after) {
        List<Section> old = Section.parse(before);
        List<Section> next = Section.parse(after);
        if (old.equals(next)) {
            return new Activation.None("only comments or layout differ");
        }
        boolean states = Section.lines(before, GLOBAL, STATE_FILE).findAny().isEmpty()
                || next.stream().flatMap(s -> s.lines(LOAD_STATES)).count()
                        > old.stream().flatMap(s -> s.lines(LOAD_STATES)).count();
        return new Activation.Reload(
                states ? "the base configuration learns to carry health states" : "the base configuration changes");
    }
}
