package pgsvc.reconcile;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import pgsvc.apply.FakeHaproxy;
import pgsvc.apply.Generation;
import pgsvc.apply.Outcome;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.haproxy.file.Section;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.observe.Site;
import pgsvc.pipeline.Pipeline;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.resolve.Resolution;
import pgsvc.target.MemoryMachine;
import pgsvc.target.MemoryTarget;
import pgsvc.target.TargetException;

/// A node in memory whose keeper a test turns, with a clock of its own; what the keeper says is written down.
final class Stage implements ReconcileListener {
    static final String NODE = "10.0.0.1";
    static final Site SITE = Site.withConfD(FakeHaproxy.FOLDER);
    static final String INVENTORY = """
            all:
              hosts:
                10.0.0.1: { pg_seq: 1, pg_role: primary }
                10.0.0.2: { pg_seq: 2, pg_role: replica }
                10.0.0.3: { pg_seq: 3, pg_role: offline }
              vars: { pg_cluster: pg-test, pg_service_roles: live }
            """;

    final MemoryMachine machine = new MemoryMachine();
    final FakeHaproxy haproxy = new FakeHaproxy(machine);
    final Map<String, String> leaders = new HashMap<>(Map.of("pg-test", "pg-test-1"));
    final List<String> heard = new ArrayList<>();
    Optional<Resolution> news = Optional.empty();
    UnaryOperator<MemoryTarget> opening = target -> target;
    Instant now = Instant.parse("2026-11-25T03:00:00Z");
    final Figures figures = new Figures();
    final Reconciler reconciler;

    Stage(boolean repairs) throws PatternException {
        this(INVENTORY, repairs);
    }

    Stage(String inventory, boolean repairs) throws PatternException {
        reconciler = new Reconciler(
                new KeptNode(NODE, FakeHaproxy.FOLDER, () -> opening.apply(haproxy.target())),
                resolution(inventory),
                () -> {
                    Optional<Resolution> changed = news;
                    news = Optional.empty();
                    return changed;
                },
                () -> leaders,
                repairs,
                this,
                figures,
                () -> now);
    }

    static Resolution resolution(String inventory) throws PatternException {
        return Pipeline.resolve(
                        "-", new ByteArrayInputStream(inventory.getBytes(StandardCharsets.UTF_8)), Optional.empty())
                .resolution()
                .orElseThrow();
    }

    /// Lets time pass, a turn a second.
    Stage pass(int seconds) throws InterruptedException {
        for (int i = 0; i < seconds; i++) {
            now = now.plus(Duration.ofSeconds(1));
            reconciler.turn();
        }
        return this;
    }

    /// What it said since the last time.
    List<String> heard() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    String path(String file) {
        return SITE.service(file);
    }

    String text(String file) {
        return machine.files().getOrDefault(path(file), "");
    }

    /// The servers of a service's file, with `*` behind a backup.
    List<String> servers(String file) {
        List<String> servers = new ArrayList<>();
        Section.parse(text(file))
                .forEach(section -> section.servers()
                        .forEach((name, words) -> servers.add(name + (words.contains("backup") ? "*" : ""))));
        return servers;
    }

    SortedMap<String, String> onDisk() {
        SortedMap<String, String> files = new TreeMap<>();
        machine.files().forEach((path, text) -> {
            if (path.startsWith(SITE.services() + "/")) {
                files.put(path.substring(SITE.services().length() + 1), text);
            }
        });
        return files;
    }

    @Override
    public void serves(Resolution resolution) {
        heard.add("serves");
    }

    @Override
    public void undone(String what) {
        heard.add("undone: " + what);
    }

    @Override
    public void waits(String what) {
        heard.add("waits: " + what);
    }

    @Override
    public void applied(String why, Outcome outcome) {
        heard.add(why + ": "
                + switch (outcome) {
                    case Outcome.Unchanged _ -> "unchanged";
                    case Outcome.Applied applied -> "applied " + applied.generation();
                    case Outcome.Skipped(String reason) -> "skipped: " + reason;
                    case Outcome.RolledBack(String reason) -> "rolled back: " + reason;
                    case Outcome.Stranded(String reason) -> "stranded: " + reason;
                });
    }

    @Override
    public void refused(String why, Guard guard) {
        heard.add(why + ": refused: " + guard.what());
    }

    @Override
    public void failed(TargetException why) {
        heard.add("failed: " + why.getMessage());
    }

    @Override
    public void wrong(List<Diagnostic> errors) {
        heard.add("wrong: " + errors.size());
    }

    @Override
    public void paused(String reason) {
        heard.add("paused: " + reason);
    }

    @Override
    public void resumed() {
        heard.add("resumed");
    }

    @Override
    public void changed(String file, boolean repaired) {
        heard.add("changed: " + file + (repaired ? ", put back" : ""));
    }

    @Override
    public void changedBack(String file) {
        heard.add("changed back: " + file);
    }

    @Override
    public void left(String file) {
        heard.add("left alone: " + file);
    }

    @Override
    public void drifted(Drift drift) {
        heard.add("drift: " + drift.subject() + " " + drift.found());
    }

    @Override
    public void appliedByHand(Generation generation, boolean differs) {
        heard.add("by hand: " + generation.number() + (differs ? ", differs" : ""));
    }
}
