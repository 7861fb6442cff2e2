package pgsvc.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pgsvc.apply.Author;
import pgsvc.apply.ByHand;
import pgsvc.apply.History;
import pgsvc.apply.Outcome;
import pgsvc.apply.Pause;
import pgsvc.apply.Transaction;
import pgsvc.apply.running.ReloadWay;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.plan.Desired;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.plan.RollbackPlanner;
import pgsvc.target.MemoryTarget;
import pgsvc.target.MemoryTarget.Fault;
import pgsvc.target.Target;

/// The keeper of a node, its clock in the test's hands. The cluster is that of [Stage#INVENTORY].
@Timeout(120)
class ReconcilerTest {
    private static final String OFFLINE = "pg-test-offline.cfg";
    private static final String REPLICA = "pg-test-replica.cfg";

    @Test
    void atTheStartTheNodeIsBroughtToTheInventoryOnceItIsKnownWhoLeads() throws Exception {
        Stage stage = new Stage(false).pass(5);
        assertThat(stage.onDisk()).isEmpty();

        stage.pass(1);

        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-2*");
        assertThat(stage.heard())
                .containsExactly(
                        "waits: pg-test-1 leads pg-test; its roles follow once it has led for 5 s",
                        "the agent begins: applied 1",
                        "serves");
        assertThat(stage.pass(600).heard()).isEmpty();
        assertThat(stage.haproxy.reloads()).isEqualTo(1);
    }

    @Test
    void aNewLeaderReachesTheFilesOnceItHasLedForAWhile() throws Exception {
        Stage stage = begun(false);

        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(5);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-2*");
        stage.pass(1);

        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-1*", "pg-test-2*");
        assertThat(stage.servers(REPLICA)).containsExactly("pg-test-1", "pg-test-2", "pg-test-3*");
        assertThat(stage.heard())
                .containsExactly(
                        "waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s",
                        "pg-test-3 leads pg-test: applied 2",
                        "serves");
    }

    @Test
    void oneThatLeadsForAMomentReachesNoFileAndNobodyKnownLeavesTheLastOne() throws Exception {
        Stage stage = begun(false);
        Map<String, String> before = stage.onDisk();

        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(3);
        stage.leaders.clear();
        stage.pass(3600);
        assertThat(stage.onDisk()).isEqualTo(before);
        stage.leaders.put("pg-test", "pg-test-1");
        stage.pass(60);

        assertThat(stage.onDisk()).isEqualTo(before);
        assertThat(stage.haproxy.reloads()).isEqualTo(1);
    }

    @Test
    void whereNobodyEverSaysWhoLeadsTheDeclaredRolesHold() throws Exception {
        Stage stage = new Stage(false);
        stage.leaders.clear();

        stage.pass(29);
        assertThat(stage.onDisk()).isEmpty();
        stage.pass(1);

        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-2*");
        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(30);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-1*", "pg-test-2*");
    }

    @Test
    void whatStoodThereBeforeTheStartIsNotTakenForAChangeByOthers() throws Exception {
        Stage before = begun(false);
        Stage stage = new Stage(false);
        stage.leaders.clear();
        before.onDisk()
                .forEach((file, text) ->
                        stage.machine.with(stage.path(file), text.replace("maxconn 5000", "maxconn 9")));

        stage.pass(28);
        assertThat(stage.heard())
                .containsExactly("waits: nobody says yet who leads pg-test; after 30 s the declared roles hold until "
                        + "somebody does");
        assertThat(stage.pass(60).heard()).containsExactly("the agent begins: applied 1", "serves");
    }

    @Test
    void aClusterWhoseRolesBecomeLiveWaitsForItsLeader() throws Exception {
        Stage stage = new Stage(Stage.INVENTORY.replace("live", "declared"), false);
        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(60);
        var _ = stage.heard();

        stage.news = Optional.of(Stage.resolution(Stage.INVENTORY));
        stage.pass(60);

        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-1*", "pg-test-2*");
        assertThat(stage.heard())
                .containsExactly(
                        "waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s",
                        "pg-test-3 leads pg-test: applied 2",
                        "serves");
    }

    @Test
    void twoReloadsAreHalfAMinuteApart() throws Exception {
        Stage stage = begun(false);
        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(6);
        assertThat(stage.haproxy.reloads()).isEqualTo(2);
        var _ = stage.heard();

        stage.news = Optional.of(Stage.resolution(Stage.INVENTORY.replace("live }", "live, pg_rto: fast }")));
        stage.pass(28);
        assertThat(stage.haproxy.reloads()).isEqualTo(2);
        stage.pass(3);

        assertThat(stage.haproxy.reloads()).isEqualTo(3);
        assertThat(stage.heard())
                .containsExactly(
                        "waits: the inventory changed: a reload (default-server changes) at least 30 s after the last one",
                        "the inventory changed: applied 3",
                        "serves");
    }

    @Test
    void aDayOfFlappingIsAHandfulOfReloadsAnHourAndNoTwoAreClose() throws Exception {
        Stage stage = begun(false);
        int before = stage.haproxy.reloads();
        int closest = Integer.MAX_VALUE;
        int last = -1000;
        int reloads = before;
        for (int second = 0; second < 86_400; second++) {
            stage.leaders.put("pg-test", second / 20 % 2 == 0 ? "pg-test-3" : "pg-test-1");
            stage.pass(1);
            if (stage.haproxy.reloads() > reloads) {
                closest = Math.min(closest, second - last);
                last = second;
                reloads = stage.haproxy.reloads();
            }
        }

        assertThat(closest).isGreaterThanOrEqualTo(30);
        assertThat(reloads - before).isBetween(2, 24 * 4);
    }

    @Test
    void whatAPersonWouldBeAskedForIsNotAppliedAndSaidOnce() throws Exception {
        Stage stage = begun(false);
        Map<String, String> before = stage.onDisk();

        stage.news =
                Optional.of(Stage.resolution(Stage.INVENTORY.replace("live }", "live, pg_default_services: [] }")));
        stage.pass(3600);

        assertThat(stage.onDisk()).isEqualTo(before);
        assertThat(stage.heard()).containsExactly("the inventory changed: refused: 4 of 4 services would be removed");
        stage.news = Optional.of(Stage.resolution(Stage.INVENTORY));
        assertThat(stage.pass(2).heard()).containsExactly("the inventory changed: unchanged", "serves");
    }

    @Test
    void anInventoryThatIsWrongUnderOneLeaderLeavesAllAsItWas() throws Exception {
        Stage stage = new Stage(Stage.INVENTORY.replace("live }", """
                        live, pg_services: [ { name: twice, port: 5440,
                          selector: "[[? pg_role == 'primary'], [? pg_seq == `3`]][]" } ] }"""), false);
        stage.pass(60);
        var _ = stage.heard();

        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(600);
        assertThat(stage.servers("pg-test-twice.cfg")).containsExactly("pg-test-1", "pg-test-3");
        assertThat(stage.heard())
                .containsExactly(
                        "waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s", "wrong: 1");

        stage.leaders.put("pg-test", "pg-test-2");
        stage.pass(60);
        assertThat(stage.servers("pg-test-twice.cfg")).containsExactly("pg-test-2", "pg-test-3");
    }

    @Test
    void aNodeThatTheInventoryDropsKeepsItsServices() throws Exception {
        Stage stage = begun(false);
        Map<String, String> before = stage.onDisk();

        stage.news = Optional.of(Stage.resolution(Stage.INVENTORY.replace("10.0.0.1", "10.0.0.9")));
        stage.pass(600);

        assertThat(stage.onDisk()).isEqualTo(before);
        assertThat(stage.heard())
                .containsExactly("waits: the inventory has no node 10.0.0.1 any more; its services stay as they are");
    }

    @Test
    void whatOthersChangeIsToldOfAndLeft() throws Exception {
        Stage stage = begun(false);

        stage.machine.with(stage.path(OFFLINE), stage.text(OFFLINE) + "# by hand\n");
        stage.pass(60);
        assertThat(stage.heard()).containsExactly("changed: " + OFFLINE);
        assertThat(stage.text(OFFLINE)).endsWith("# by hand\n");

        stage.machine.with(stage.path(OFFLINE), stage.text(OFFLINE).replace("# by hand\n", ""));
        assertThat(stage.pass(60).heard()).containsExactly("changed back: " + OFFLINE);
    }

    @Test
    void whatOthersChangeIsPutBackWhereThatIsAskedForButNotForEver() throws Exception {
        Stage stage = begun(true);
        String meant = stage.text(OFFLINE);
        String theirs = meant + "# another tool\n";

        for (int i = 0; i < 2; i++) {
            stage.machine.with(stage.path(OFFLINE), theirs);
            stage.pass(60);
        }

        assertThat(stage.text(OFFLINE)).isEqualTo(theirs);
        assertThat(stage.heard().stream().filter(line -> !line.equals("serves")))
                .containsExactly(
                        "changed: " + OFFLINE + ", put back",
                        "put back what others changed: " + OFFLINE + ": applied 2",
                        "changed: " + OFFLINE,
                        "left alone: " + OFFLINE);
        assertThat(stage.pass(3600).heard()).isEmpty();

        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(60);
        assertThat(stage.servers(REPLICA)).containsExactly("pg-test-1", "pg-test-2", "pg-test-3*");
        assertThat(stage.text(OFFLINE)).isEqualTo(theirs);

        stage.reconciler.startAgain();
        stage.pass(60);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-1*", "pg-test-2*");
    }

    @Test
    void aFileThatIsDeletedIsPutBack() throws Exception {
        Stage stage = begun(true);
        String meant = stage.text(OFFLINE);
        try (Target target = stage.haproxy.target()) {
            target.delete(stage.path(OFFLINE));
        }

        stage.pass(40);

        assertThat(stage.text(OFFLINE)).isEqualTo(meant);
    }

    @Test
    void nothingIsAppliedWhileAPersonPausesIt() throws Exception {
        Stage stage = begun(true);
        stage.machine.with(Pause.file(Stage.SITE), "maintenance\n");
        stage.leaders.put("pg-test", "pg-test-3");
        stage.machine.with(stage.path(REPLICA), stage.text(REPLICA) + "# by hand\n");

        stage.pass(600);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-2*");
        assertThat(stage.heard())
                .containsExactly(
                        "waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s",
                        "paused: maintenance",
                        "changed: " + REPLICA + ", put back");

        try (Target target = stage.haproxy.target()) {
            assertThat(new Pause(target, Stage.SITE).end()).isTrue();
        }
        stage.pass(5);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-1*", "pg-test-2*");
        assertThat(stage.heard()).containsExactly("resumed", "pg-test-3 leads pg-test: applied 2", "serves");
    }

    @Test
    void whatIsRolledBackByHandStays() throws Exception {
        Stage stage = begun(true);
        stage.leaders.put("pg-test", "pg-test-3");
        stage.pass(60);
        var _ = stage.heard();

        rollBack(stage);
        stage.pass(600);

        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-2*");
        assertThat(stage.heard()).containsExactly("by hand: 3, differs");
        stage.leaders.put("pg-test", "pg-test-2");
        stage.pass(60);
        assertThat(stage.servers(OFFLINE)).containsExactly("pg-test-3", "pg-test-1*");
    }

    private static void rollBack(Stage stage) throws Exception {
        try (Target target = stage.haproxy.target()) {
            Transaction transaction = new Transaction(
                    target, Stage.SITE, new Author("dba@bastion", "2026-11-25T03:10:00Z", ""), ReloadWay.FOUND_OUT);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, Stage.SITE);
            Plan plan = RollbackPlanner.plan(new History(target, Stage.SITE).after(1), observed);
            assertThat(transaction.apply(plan, observed)).isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void aWeightThatIsSetWithPgsvcIsNoDriftAndAnotherIs() throws Exception {
        Stage stage = begun(true);
        try (Target target = stage.haproxy.target()) {
            String _ = target.ask("/run/stats.sock", "set server pg-test-replica/pg-test-2 weight 10");
            new ByHand(target, Stage.SITE).note(Map.of("pg-test-replica/pg-test-2", "weight 10"));
            String _ = target.ask("/run/stats.sock", "set server pg-test-replica/pg-test-1 weight 7");
        }

        stage.pass(60);

        assertThat(stage.heard()).containsExactly("drift: pg-test-replica/pg-test-1 weight 7");
        assertThat(stage.haproxy.reloads()).isEqualTo(1);
    }

    @Test
    void whoFindsTheNodeLockedTriesAgain() throws Exception {
        Stage stage = begun(false);
        try (Target other = stage.haproxy.target()) {
            other.lock(Stage.SITE.state() + "/lock", "dba@bastion");
            stage.leaders.put("pg-test", "pg-test-3");
            stage.pass(20);
            assertThat(stage.heard())
                    .containsExactly(
                            "waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s",
                            "failed: the lock of 10.0.0.1 is taken by dba@bastion");
        }

        assertThat(stage.pass(40).heard()).containsExactly("pg-test-3 leads pg-test: applied 2", "serves");
    }

    @Test
    void whatHaproxyRefusesIsTriedMoreAndMoreSeldom() throws Exception {
        Stage stage = begun(false);
        stage.news = Optional.of(Stage.resolution(Stage.INVENTORY.replace("live }", """
                live, pg_services: [ { name: refused, port: 5440, selector: "[]" } ] }""")));

        stage.pass(3600);

        assertThat(stage.heard())
                .singleElement()
                .asString()
                .startsWith("the inventory changed: skipped: ")
                .contains("unknown keyword 'refused'");
        assertThat(stage.haproxy.reloads()).isEqualTo(1);
    }

    @Test
    void whatAnApplyThatWasCutOffLeftBehindIsTakenBackAlsoWhenNothingElseIsDue() throws Exception {
        Stage stage = begun(false);
        Map<String, String> before = stage.onDisk();
        try (Target target = stage.haproxy.target().failing(30, Fault.GONE_AFTER)) {
            Transaction transaction = new Transaction(
                    target, Stage.SITE, new Author("dba@bastion", "2026-11-25T03:10:00Z", ""), ReloadWay.FOUND_OUT);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, Stage.SITE);
            Plan plan = Planner.plan(new Desired(Stage.NODE, List.of(), Set.of("pg-test")), observed, false);
            assertThat(transaction.apply(plan, observed)).isInstanceOf(Outcome.Stranded.class);
        }
        assertThat(stage.onDisk()).isNotEqualTo(before);

        stage.pass(40);

        assertThat(stage.onDisk()).as("%s", stage.heard).isEqualTo(before);
        assertThat(stage.haproxy.loaded()).isEqualTo(before);
        assertThat(stage.heard()).containsExactly("undone: generation 2 was not brought to its end; it is undone");
    }

    /// Whatever fails, and when, the node ends as it should be.
    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverFailsIsMadeGood(Fault fault) throws Exception {
        for (int at = 1; at <= 60; at++) {
            Stage stage = begun(false);
            int operation = at;
            boolean[] failed = new boolean[1];
            stage.opening = target -> failed[0] ? target : failOnce(target, operation, fault, failed);
            stage.leaders.put("pg-test", "pg-test-3");
            stage.pass(300);

            assertThat(stage.servers(OFFLINE))
                    .as("%s at %d: %s", fault, at, stage.heard)
                    .containsExactly("pg-test-1*", "pg-test-2*");
            assertThat(stage.haproxy.loaded())
                    .as("%s at %d: %s", fault, at, stage.heard)
                    .isEqualTo(stage.onDisk());
        }
    }

    /// The first target that gets as far as into the transaction.
    private static MemoryTarget failOnce(MemoryTarget target, int operation, Fault fault, boolean[] failed) {
        failed[0] = true;
        return target.failing(operation, fault);
    }

    /// One that was brought to the inventory, with what it said forgotten, and its last reload long ago.
    private static Stage begun(boolean repairs) throws Exception {
        Stage stage = new Stage(repairs).pass(60);
        List<String> _ = stage.heard();
        return stage;
    }
}
