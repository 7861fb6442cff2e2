package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pgsvc.apply.running.ReloadWay;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.Desired;
import pgsvc.plan.Marked;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.plan.change.Activation;
import pgsvc.render.RenderedFile;
import pgsvc.target.MemoryMachine;
import pgsvc.target.MemoryTarget;
import pgsvc.target.MemoryTarget.Fault;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

@Timeout(60)
class TransactionTest {
    private static final Site SITE = Site.withConfD(FakeHaproxy.FOLDER);
    private static final Author AUTHOR = new Author("dba@bastion", "2026-11-25T03:00:00Z", "more replicas");
    private static final String FOREIGN = "listen by-hand\n    bind *:9999\n";

    private static final Map<String, String> OLD = Map.of(
            "pg-a-gone.cfg", file("pg-a", "gone", 5435, "server pg-a-1 10.0.0.1:5432 weight 100"),
            "pg-a-primary.cfg", file("pg-a", "primary", 5433, "server pg-a-1 10.0.0.1:5432 weight 100"));
    private static final Map<String, String> NEXT = Map.of(
            "pg-a-new.cfg", file("pg-a", "new", 5436, "server pg-a-1 10.0.0.1:5432 weight 100"),
            "pg-a-primary.cfg", file("pg-a", "primary", 5433, "server pg-a-2 10.0.0.2:5432 weight 100"));

    private final MemoryMachine machine = new MemoryMachine();
    private final FakeHaproxy haproxy;

    TransactionTest() {
        OLD.forEach((name, text) -> machine.with(SITE.service(name), text));
        machine.with(SITE.service("by-hand.cfg"), FOREIGN);
        haproxy = new FakeHaproxy(machine);
    }

    @Test
    void whatIsMeantIsPutInPlaceAndLoadedAndRemembered() throws Exception {
        Outcome outcome = apply(haproxy.target(), NEXT);

        assertThat(outcome).isEqualTo(new Outcome.Applied(1, new Activation.Reload("a section goes")));
        assertThat(onDisk()).isEqualTo(with(NEXT));
        assertThat(haproxy.loaded()).isEqualTo(with(NEXT));
        assertThat(new History(haproxy.target(), SITE).generations())
                .extracting(Generation::number, Generation::author, Generation::result)
                .containsExactly(tuple(1, AUTHOR, "applied"));
        assertThat(stateFiles()).allMatch(name -> name.startsWith("generations/") || name.equals("lock"));
    }

    /// HAProxy, or an agent beside it, may be another user than whoever applies.
    @Test
    void aFolderThatTheServicesDoNotHaveYetIsMadeForAllToRead() throws Exception {
        FakeHaproxy fresh = new FakeHaproxy(new MemoryMachine());
        fresh.target().delete(SITE.services());
        MemoryTarget target = fresh.target();
        MemoryTarget again = fresh.target();

        assertThat(apply(target, OLD)).isInstanceOf(Outcome.Applied.class);
        assertThat(apply(again, NEXT)).isInstanceOf(Outcome.Applied.class);

        String made = "run mkdir -p -m 755 " + SITE.services();
        assertThat(target.operations()).contains(made);
        assertThat(again.operations()).doesNotContain(made);
    }

    @Test
    void whatIsAsMeantIsLeftAlone() throws Exception {
        assertThat(apply(haproxy.target(), OLD)).isEqualTo(new Outcome.Unchanged());

        assertThat(haproxy.reloads()).isZero();
    }

    @Test
    void aWeightIsSetWithoutAReload() throws Exception {
        Map<String, String> heavier = Map.of(
                "pg-a-gone.cfg", OLD.get("pg-a-gone.cfg"),
                "pg-a-primary.cfg", file("pg-a", "primary", 5433, "server pg-a-1 10.0.0.1:5432 weight 7"));

        Outcome outcome = apply(haproxy.target(), heavier);

        assertThat(outcome)
                .isEqualTo(new Outcome.Applied(
                        1,
                        new Activation.Runtime(
                                List.of("set server pg-a-primary/pg-a-1 weight 7"), "only weights change")));
        assertThat(haproxy.reloads()).isZero();
        assertThat(haproxy.servers().lines())
                .containsExactly("pg-a-gone/pg-a-1 10.0.0.1:5432 100 UP", "pg-a-primary/pg-a-1 10.0.0.1:5432 7 UP");
        assertThat(onDisk()).isEqualTo(with(heavier));
    }

    @Test
    void whatHaproxyRefusesChangesNothing() throws Exception {
        Outcome outcome = apply(haproxy.target(), Map.of("pg-a-x.cfg", file("pg-a", "x", 5437, "refused")));

        assertThat(outcome).isInstanceOf(Outcome.Skipped.class).asString().contains("unknown keyword 'refused'");
        assertThat(onDisk()).isEqualTo(with(OLD));
        assertThat(haproxy.reloads()).isZero();
    }

    @Test
    void whatHaproxyDiesOfIsTakenBackButAPersonHasToLook() throws Exception {
        Outcome outcome = apply(haproxy.target(), Map.of("pg-a-x.cfg", file("pg-a", "x", 5437, "deadly")));

        assertThat(outcome)
                .isEqualTo(new Outcome.Stranded(
                        "HAProxy does not run any more: nobody listens at /run/stats.sock; and taking it back failed: HAProxy does "
                                + "not run any more, though its files are as before. Start it (systemctl start haproxy), and see "
                                + "its log. The next apply takes it back first."));
        assertThat(onDisk()).isEqualTo(with(OLD));
        haproxy.start();
        assertThat(haproxy.loaded()).isEqualTo(with(OLD));
        assertThat(apply(haproxy.target(), NEXT)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aTargetThatChangedSinceThePlanIsLeftAlone() throws Exception {
        try (Target target = haproxy.target()) {
            Transaction transaction = transaction(target);
            var _ = transaction.begin();
            Plan plan = plan(Observer.observe(target, SITE), NEXT);
            machine.with(SITE.service("another.cfg"), FOREIGN);

            assertThat(transaction.apply(plan, Observer.observe(target, SITE)))
                    .isEqualTo(new Outcome.Skipped("its files changed since the plan was made. Plan again."));
        }
    }

    @Test
    void whoFindsTheLockTakenIsToldByWhom() throws Exception {
        try (Target first = haproxy.target();
                Target second = haproxy.target()) {
            var _ = transaction(first).begin();

            assertThatThrownBy(() -> transaction(second).begin())
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("dba@bastion since 2026-11-25T03:00:00Z");
        }
    }

    @Test
    void withoutARunningHaproxyTheFilesArePlacedOnly() throws Exception {
        haproxy.stop();

        Outcome outcome = apply(haproxy.target(), NEXT);

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(onDisk()).isEqualTo(with(NEXT));
        assertThat(haproxy.reloads()).isZero();
    }

    /// Interrupts a transaction at each of its operations, in each way, and looks at what is left: HAProxy runs
    /// with the old files or with the new, whole; what was refused left all as it was or as it was meant; and
    /// after a lost connection the next apply brings it to where it should be.
    @ParameterizedTest
    @EnumSource(Fault.class)
    void wheneverItIsInterruptedHaproxyRunsWithOneOrTheOtherAndTheNextApplyMendsIt(Fault fault) throws Exception {
        int operations = new TransactionTest().operationsOf(NEXT);
        assertThat(operations).isGreaterThan(30);
        for (int at = 1; at <= operations; at++) {
            new TransactionTest().interrupted(at, fault);
        }
    }

    private int operationsOf(Map<String, String> wanted) throws Exception {
        MemoryTarget target = haproxy.target();
        var _ = apply(target, wanted);
        return target.operations().size();
    }

    private void interrupted(int at, Fault fault) throws Exception {
        MemoryTarget target = haproxy.target().failing(at, fault);
        Optional<Outcome> outcome = attempt(target, NEXT);
        String context =
                fault + " at operation " + at + " (" + target.operations().get(at - 1) + "): " + outcome;

        assertThat(haproxy.loaded()).as(context).isIn(with(OLD), with(NEXT));
        assertThat(machine.files()).as(context).containsEntry(SITE.service("by-hand.cfg"), FOREIGN);
        if (outcome.isPresent()) {
            switch (outcome.get()) {
                case Outcome.Applied _ ->
                    assertThat(onDisk()).as(context).isEqualTo(haproxy.loaded()).isEqualTo(with(NEXT));
                case Outcome.RolledBack _, Outcome.Skipped _ ->
                    assertThat(onDisk()).as(context).isEqualTo(haproxy.loaded()).isEqualTo(with(OLD));
                case Outcome.Unchanged _ -> throw new AssertionError(context);
                // What is lost track of is either noted in the journal or was not begun.
                case Outcome.Stranded _ ->
                    assertThat(machine.files().containsKey(SITE.state() + "/journal") || onDisk().equals(with(OLD)))
                            .as(context)
                            .isTrue();
            }
        }

        Outcome again = apply(haproxy.target(), NEXT);

        assertThat(again).as(context).isInstanceOfAny(Outcome.Applied.class, Outcome.Unchanged.class);
        assertThat(onDisk()).as(context).isEqualTo(with(NEXT));
        assertThat(haproxy.loaded()).as(context).isEqualTo(with(NEXT));
        assertThat(machine.files()).as(context).doesNotContainKey(SITE.state() + "/journal");
    }

    /// Nothing where the target fails before there is a plan.
    private Optional<Outcome> attempt(Target target, Map<String, String> wanted) throws InterruptedException {
        try {
            return Optional.of(apply(target, wanted));
        } catch (TargetException _) {
            return Optional.empty();
        }
    }

    private static Outcome apply(Target target, Map<String, String> wanted)
            throws TargetException, InterruptedException {
        try (target) {
            Transaction transaction = transaction(target);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, SITE);
            return transaction.apply(plan(observed, wanted), observed);
        }
    }

    private static Transaction transaction(Target target) {
        return new Transaction(target, SITE, AUTHOR, ReloadWay.FOUND_OUT, Duration.ZERO);
    }

    private static Plan plan(Observation observed, Map<String, String> wanted) {
        List<RenderedFile> files = wanted.entrySet().stream()
                .map(file -> new RenderedFile("10.0.0.1", file.getKey(), RenderedFile.Kind.SERVICE, file.getValue()))
                .toList();
        return Planner.plan(new Desired("10.0.0.1", files, Set.of("pg-a")), observed, false);
    }

    private SortedMap<String, String> onDisk() {
        SortedMap<String, String> files = new TreeMap<>();
        machine.files().forEach((path, text) -> {
            if (path.startsWith(SITE.services() + "/")) {
                files.put(path.substring(SITE.services().length() + 1), text);
            }
        });
        return files;
    }

    private Set<String> stateFiles() {
        return machine.files().keySet().stream()
                .filter(path -> path.startsWith(SITE.state() + "/"))
                .map(path -> path.substring(SITE.state().length() + 1))
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, String> with(Map<String, String> files) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put("by-hand.cfg", FOREIGN);
        return all;
    }

    private static String file(String cluster, String service, int port, String... lines) {
        return Marked.file(
                cluster,
                service,
                "listen " + cluster + "-" + service + "\n    bind *:" + port + "\n"
                        + Stream.of(lines).map(line -> "    " + line + "\n").collect(Collectors.joining()));
    }
}
