package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Servers that come and go, on a HAProxy that answers as those of several versions do.
@Timeout(60)
class MembershipTest {
    private static final Site SITE = Site.withConfD(FakeHaproxy.FOLDER);
    private static final String ONE = "pg-a-1 10.0.0.1:5432 check port 8008 weight 100";
    private static final String TWO = "pg-a-2 10.0.0.2:5432 check port 8008 weight 100";
    private static final String THREE = "pg-a-3 10.0.0.3:5432 check port 8008 weight 50";
    private static final String RUNNING_WITH_ONE = "pg-a-primary/pg-a-1 10.0.0.1:5432 100 UP";
    private static final String RUNNING_WITH_TWO = "pg-a-primary/pg-a-2 10.0.0.2:5432 100 UP";
    private static final String RUNNING_WITH_THREE = "pg-a-primary/pg-a-3 10.0.0.3:5432 50 UP";

    private final MemoryMachine machine = new MemoryMachine().with(SITE.service("pg-a-primary.cfg"), file(ONE, TWO));

    @Test
    void serversComeAndGoWithoutAReload() throws Exception {
        FakeHaproxy haproxy = haproxy("2.6.12");

        assertThat(apply(haproxy.target(), file(ONE, THREE)))
                .isEqualTo(new Outcome.Applied(
                        1,
                        new Activation.Runtime(
                                List.of(
                                        "add server pg-a-primary/pg-a-3 10.0.0.3:5432 check port 8008 weight 50; "
                                                + "enable health pg-a-primary/pg-a-3; "
                                                + "enable server pg-a-primary/pg-a-3; "
                                                + "set server pg-a-primary/pg-a-3 health down",
                                        "set server pg-a-primary/pg-a-2 state drain",
                                        "set server pg-a-primary/pg-a-2 state maint; del server pg-a-primary/pg-a-2"),
                                "pg-a-3 comes, pg-a-2 goes")));

        assertThat(haproxy.reloads()).isZero();
        assertThat(haproxy.servers().lines()).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_THREE);
    }

    @Test
    void theLastServerThatIsUpGoesAfterTheOneThatTakesItsPlaceHasPassedItsChecks() throws Exception {
        FakeHaproxy haproxy = haproxy("3.0.11");
        MemoryTarget target = haproxy.target();

        Outcome outcome = apply(target, file(THREE));

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(haproxy.reloads()).isZero();
        assertThat(haproxy.servers().lines()).containsExactly(RUNNING_WITH_THREE);
    }

    @Test
    void sessionsThatGoOnAreKeptByAReload() throws Exception {
        FakeHaproxy haproxy = haproxy("3.0.11");
        haproxy.servers().occupy("pg-a-primary/pg-a-2", 3);

        assertThat(apply(haproxy.target(), file(ONE, THREE)))
                .isEqualTo(new Outcome.Applied(1, new Activation.Reload("server pg-a-2 goes, and has sessions")));

        assertThat(haproxy.reloads()).isEqualTo(1);
        assertThat(haproxy.servers().lines()).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_THREE);
    }

    @Test
    void whatHaproxyRefusesAtRunTimeTakesAReload() throws Exception {
        FakeHaproxy haproxy = haproxy("3.0.11");
        String tls = THREE.replace("check port", "check-ssl ca-file /no/such check port");

        Outcome outcome = apply(haproxy.target(), file(ONE, TWO, tls));

        assertThat(outcome)
                .isEqualTo(new Outcome.Applied(
                        1,
                        new Activation.Reload(
                                "HAProxy refuses \"add server pg-a-primary/pg-a-3 10.0.0.3:5432 check-ssl ca-file /no/such "
                                        + "check port 8008 weight 50; enable health pg-a-primary/pg-a-3; enable server "
                                        + "pg-a-primary/pg-a-3; set server pg-a-primary/pg-a-3 health down\": 'ca-file' : "
                                        + "unable to load /no/such. No such server. No such server. No such server.")));
        assertThat(haproxy.servers().lines()).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_TWO, RUNNING_WITH_THREE);
    }

    /// 3.2 says what it takes; this one takes no `slowstart`.
    @Test
    void whatAHaproxyDoesNotListTakesAReload() throws Exception {
        FakeHaproxy haproxy = haproxy("3.2.26");

        assertThat(plan(Observer.observe(haproxy.target(), SITE), file(ONE, TWO, THREE))
                        .activation())
                .isInstanceOf(Activation.Runtime.class);
        assertThat(plan(Observer.observe(haproxy.target(), SITE), file(ONE, TWO, THREE + " slowstart 30s"))
                        .activation())
                .isEqualTo(new Activation.Reload(
                        "server pg-a-3 is new, and its option slowstart is taken at a reload only"));
    }

    @Test
    void anOldHaproxyIsReloaded() throws Exception {
        FakeHaproxy haproxy = haproxy("2.4.22-f8e3218");

        assertThat(apply(haproxy.target(), file(ONE, TWO, THREE)))
                .isEqualTo(new Outcome.Applied(
                        1,
                        new Activation.Reload(
                                "server pg-a-3 is new, and HAProxy 2.4.22-f8e3218 takes it at a reload only")));
        assertThat(haproxy.servers().lines()).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_TWO, RUNNING_WITH_THREE);
    }

    /// Interrupts a transaction at each of its operations, in each way. Whatever is left, the next apply brings
    /// HAProxy to what is meant, and no server stays drained.
    @ParameterizedTest
    @EnumSource(Fault.class)
    void wheneverItIsInterruptedTheNextApplyMendsIt(Fault fault) throws Exception {
        MemoryTarget whole = new MembershipTest().haproxy("2.6.12").target();
        var _ = apply(whole, file(ONE, THREE));
        assertThat(whole.operations()).hasSizeGreaterThan(30);
        for (int at = 1; at <= whole.operations().size(); at++) {
            new MembershipTest().interrupted(at, fault);
        }
    }

    private void interrupted(int at, Fault fault) throws Exception {
        FakeHaproxy haproxy = haproxy("2.6.12");
        MemoryTarget target = haproxy.target().failing(at, fault);
        Optional<Outcome> outcome = attempt(target, file(ONE, THREE));
        String context =
                fault + " at operation " + at + " (" + target.operations().get(at - 1) + "): " + outcome;
        if (outcome.filter(o -> o instanceof Outcome.RolledBack || o instanceof Outcome.Skipped)
                .isPresent()) {
            assertThat(haproxy.servers().lines()).as(context).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_TWO);
        }

        Outcome again = apply(haproxy.target(), file(ONE, THREE));

        assertThat(again).as(context).isInstanceOfAny(Outcome.Applied.class, Outcome.Unchanged.class);
        assertThat(haproxy.servers().lines()).as(context).containsExactly(RUNNING_WITH_ONE, RUNNING_WITH_THREE);
        assertThat(machine.files()).as(context).containsEntry(SITE.service("pg-a-primary.cfg"), file(ONE, THREE));
    }

    private FakeHaproxy haproxy(String version) {
        return new FakeHaproxy(machine, new FakeServers(version));
    }

    private static Optional<Outcome> attempt(Target target, String wanted) throws InterruptedException {
        try {
            return Optional.of(apply(target, wanted));
        } catch (TargetException _) {
            return Optional.empty();
        }
    }

    private static Outcome apply(Target target, String wanted) throws TargetException, InterruptedException {
        try (target) {
            Author author = new Author("dba@bastion", "2026-11-25T03:00:00Z", "");
            Transaction transaction = new Transaction(target, SITE, author, ReloadWay.FOUND_OUT, Duration.ZERO);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, SITE);
            return transaction.apply(plan(observed, wanted), observed);
        }
    }

    private static Plan plan(Observation observed, String wanted) {
        List<RenderedFile> files =
                List.of(new RenderedFile("10.0.0.1", "pg-a-primary.cfg", RenderedFile.Kind.SERVICE, wanted));
        return Planner.plan(new Desired("10.0.0.1", files, Set.of("pg-a")), observed, false);
    }

    private static String file(String... servers) {
        StringBuilder text =
                new StringBuilder("listen pg-a-primary\n    bind *:5433\n    mode tcp\n    balance roundrobin\n");
        for (String server : servers) {
            text.append("    server ").append(server).append('\n');
        }
        return Marked.file("pg-a", "primary", text.toString());
    }
}
