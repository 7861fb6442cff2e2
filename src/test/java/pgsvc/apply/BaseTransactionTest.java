package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pgsvc.apply.running.ReloadWay;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.BaseWish;
import pgsvc.plan.Desired;
import pgsvc.plan.Marked;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.plan.RollbackPlanner;
import pgsvc.plan.change.Activation;
import pgsvc.render.RenderedFile;
import pgsvc.target.MemoryMachine;
import pgsvc.target.MemoryTarget;
import pgsvc.target.MemoryTarget.Fault;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// The base configuration in a transaction, together with a service that changes.
@Timeout(120)
class BaseTransactionTest {
    private static final Author AUTHOR = new Author("dba@bastion", "2026-11-25T03:00:00Z", "");
    private static final String OLD_BASE = """
            # by hand
            global
                stats socket /run/stats.sock mode 600 level admin

            defaults
                mode tcp   # all of them
            """;
    private static final String NEW_BASE = """
            # by hand
            global
                stats socket /run/stats.sock mode 600 level admin
                server-state-file /etc/haproxy/server-state

            defaults
                mode tcp   # all of them
                load-server-state-from-file global
            """;
    private static final String OLD = file(5433);
    private static final String NEW = file(5434);
    private static final String WHOLE = Marked.file("-", "base", OLD_BASE.substring(OLD_BASE.indexOf('\n') + 1));

    private static final BaseWish WISH =
            new BaseWish(WHOLE, "/etc/haproxy/server-state", "/run/pgsvc.sock", Optional.empty());

    private MemoryMachine machine = new MemoryMachine();
    private Site site = Site.withConfD(FakeHaproxy.FOLDER);
    private FakeHaproxy haproxy = prepared(site);

    private FakeHaproxy prepared(Site where) {
        site = where;
        machine = new MemoryMachine().with(where.service("pg-a-primary.cfg"), OLD);
        haproxy = new FakeHaproxy(machine, new FakeServers("2.6.12"), where, OLD_BASE);
        return haproxy;
    }

    @Test
    void theFirstReloadAlreadyCarriesHealthStatesOver() throws Exception {
        Outcome outcome = apply(haproxy.target());

        assertThat(outcome)
                .isEqualTo(new Outcome.Applied(
                        1, new Activation.Reload("the base configuration learns to carry health states")));
        assertThat(haproxy.loadedBase()).isEqualTo(NEW_BASE);
        assertThat(haproxy.carried()).startsWith("1\n# be_");
        assertThat(machine.files()).containsEntry("/etc/haproxy/server-state", "1\n");
    }

    @Test
    void aRollbackBringsTheFormerBaseBack() throws Exception {
        var _ = apply(haproxy.target());

        try (Target target = haproxy.target()) {
            Transaction transaction = transaction(target);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, site);
            Plan back = RollbackPlanner.plan(new History(target, site).after(0), observed);

            assertThat(transaction.apply(back, observed))
                    .isEqualTo(new Outcome.Applied(2, new Activation.Reload("the base configuration changes")));
        }
        assertOld("rolled back");
    }

    @Test
    void aBaseThatHaproxyRefusesChangesNothing() throws Exception {
        machine.with(site.base(), OLD_BASE + "    refused\n");

        Outcome outcome = apply(haproxy.target());

        assertThat(outcome).isInstanceOf(Outcome.Skipped.class).asString().contains("unknown keyword 'refused'");
        assertThat(machine.files()).containsEntry(site.base(), OLD_BASE + "    refused\n");
    }

    /// What HAProxy loads when it is told to load a whole folder is checked whole, with the new base in it.
    @Test
    void theNewBaseIsCheckedInThePlaceOfTheOld() throws Exception {
        MemoryTarget target = haproxy.target();
        var _ = apply(target);

        assertThat(target.operations())
                .contains("run haproxy -c -f /etc/haproxy/.pgsvc/stage/base/haproxy.cfg -f /etc/haproxy/.pgsvc/stage");
    }

    @Test
    void aNodeWithoutABaseGetsAWholeOneWhichItsOwnerAloneMayRead() throws Exception {
        withoutBase();

        MemoryTarget target = haproxy.target();
        Outcome outcome = apply(target);

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(machine.files().get(site.base()))
                .endsWith(NEW_BASE.substring(NEW_BASE.indexOf('\n') + 1))
                .startsWith("# managed by pgsvc: cluster=- service=base sha256=");
        assertThat(target.operations())
                .contains(
                        "run chmod 600 /etc/haproxy/.pgsvc/stage/base/haproxy.cfg",
                        "copy /etc/haproxy/.pgsvc/stage/base/haproxy.cfg /etc/haproxy/haproxy.cfg");
        assertThat(machine.files()).containsEntry("/etc/haproxy/server-state", "1\n");
    }

    /// As in [TransactionTest]: at each operation, in each way, in both layouts.
    @ParameterizedTest
    @CsvSource({
        "REFUSED_BEFORE, false", "REFUSED_AFTER, false", "GONE_BEFORE, false", "GONE_AFTER, false",
        "REFUSED_BEFORE, true", "REFUSED_AFTER, true", "GONE_BEFORE, true", "GONE_AFTER, true"
    })
    void wheneverItIsInterruptedBaseAndServicesAreBothOldOrBothNew(Fault fault, boolean flat) throws Exception {
        Site where = flat ? Site.flat(FakeHaproxy.FOLDER) : Site.withConfD(FakeHaproxy.FOLDER);
        MemoryTarget whole = prepared(where).target();
        var _ = apply(whole);
        for (int at = 1; at <= whole.operations().size(); at++) {
            prepared(where);
            Optional<Outcome> outcome = attempt(haproxy.target().failing(at, fault));
            String context = fault + " at " + whole.operations().get(at - 1) + ": " + outcome;

            assertThat(List.of(haproxy.loadedBase(), haproxy.loaded().get("pg-a-primary.cfg")))
                    .as(context)
                    .isIn(List.of(OLD_BASE, OLD), List.of(NEW_BASE, NEW));
            if (outcome.isPresent()) {
                assertLeft(outcome.get(), context);
            }
            assertThat(apply(haproxy.target()))
                    .as(context)
                    .isInstanceOfAny(Outcome.Applied.class, Outcome.Unchanged.class);
            assertNew(context);
            assertThat(machine.files()).as(context).doesNotContainKey(site.state() + "/journal");
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void wheneverTheFirstBaseIsInterruptedTheNextApplyWritesIt(Fault fault) throws Exception {
        withoutBase();
        MemoryTarget whole = haproxy.target();
        var _ = apply(whole);
        for (int at = 1; at <= whole.operations().size(); at++) {
            withoutBase();
            Optional<Outcome> outcome = attempt(haproxy.target().failing(at, fault));
            String context = fault + " at " + whole.operations().get(at - 1) + ": " + outcome;
            if (outcome.isPresent()
                    && (outcome.get() instanceof Outcome.Skipped || outcome.get() instanceof Outcome.RolledBack)) {
                assertThat(machine.files()).as(context).doesNotContainKey(site.base());
            }

            assertThat(apply(haproxy.target()))
                    .as(context)
                    .isInstanceOfAny(Outcome.Applied.class, Outcome.Unchanged.class);
            assertThat(machine.files().get(site.base())).as(context).contains("server-state-file");
            assertThat(machine.files()).as(context).doesNotContainKey(site.state() + "/journal");
        }
    }

    private void withoutBase() throws TargetException {
        prepared(Site.withConfD(FakeHaproxy.FOLDER)).stop();
        try (Target target = haproxy.target()) {
            target.delete(site.base());
        }
    }

    private void assertLeft(Outcome outcome, String context) {
        switch (outcome) {
            case Outcome.Applied _ -> assertNew(context);
            case Outcome.RolledBack _, Outcome.Skipped _ -> assertOld(context);
            case Outcome.Unchanged _ -> throw new AssertionError(context);
            // What is lost track of is either noted in the journal or was not begun.
            case Outcome.Stranded _ -> {
                if (!machine.files().containsKey(site.state() + "/journal")) {
                    assertOld(context);
                }
            }
        }
    }

    private void assertOld(String context) {
        assertThat(machine.files())
                .as(context)
                .containsEntry(site.base(), OLD_BASE)
                .containsEntry(site.service("pg-a-primary.cfg"), OLD);
        assertThat(haproxy.loadedBase()).as(context).isEqualTo(OLD_BASE);
        assertThat(haproxy.loaded()).as(context).isEqualTo(Map.of("pg-a-primary.cfg", OLD));
    }

    private void assertNew(String context) {
        assertThat(machine.files())
                .as(context)
                .containsEntry(site.base(), NEW_BASE)
                .containsEntry(site.service("pg-a-primary.cfg"), NEW);
        assertThat(haproxy.loadedBase()).as(context).isEqualTo(NEW_BASE);
        assertThat(haproxy.loaded()).as(context).isEqualTo(Map.of("pg-a-primary.cfg", NEW));
    }

    private Optional<Outcome> attempt(Target target) throws InterruptedException {
        try {
            return Optional.of(apply(target));
        } catch (TargetException _) {
            return Optional.empty();
        }
    }

    private Outcome apply(Target target) throws TargetException, InterruptedException {
        try (target) {
            Transaction transaction = transaction(target);
            var _ = transaction.begin();
            RenderedFile service = new RenderedFile("10.0.0.1", "pg-a-primary.cfg", RenderedFile.Kind.SERVICE, NEW);
            Observation observed = Observer.observe(target, site);
            Plan plan = Planner.plan(
                    new Desired("10.0.0.1", List.of(service), Set.of("pg-a")), observed, false, Optional.of(WISH));
            return transaction.apply(plan, observed);
        }
    }

    private Transaction transaction(Target target) {
        return new Transaction(target, site, AUTHOR, ReloadWay.FOUND_OUT, Duration.ZERO);
    }

    private static String file(int port) {
        return Marked.file("pg-a", "primary", "listen pg-a-primary\n    bind *:" + port + "\n");
    }
}
