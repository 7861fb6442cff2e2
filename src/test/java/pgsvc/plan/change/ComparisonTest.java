package pgsvc.plan.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.observe.Site;

class ComparisonTest {
    private static final Site SITE = Site.withConfD("/etc/haproxy");
    private static final String ONE = "    server pg-a-1 10.0.0.1:6432 check port 8008 weight 100\n";
    private static final String BACKUP = "    server pg-a-2 10.0.0.2:6432 check port 8008 weight 100 backup\n";
    private static final String NEW = "    server pg-a-3 10.0.0.3:6432 check port 8008 weight 100\n";
    private static final String BEFORE = """
            # by somebody
            listen pg-a-primary
                bind *:5433
                mode tcp
                balance roundrobin
                option httpchk
                default-server inter 3s on-marked-down shutdown-sessions maxconn 3000
            """ + ONE + BACKUP;

    @Test
    void commentsAndLayoutNeedNothing() {
        String after = BEFORE.replace("# by somebody", "# by pgsvc").replace("    bind", "\n\tbind ");

        assertThat(between(BEFORE, after)).isEqualTo(new Activation.None("only comments or layout differ"));
    }

    @Test
    void weightsAreSetWhileHaproxyRuns() {
        String after = BEFORE.replace("weight 100", "weight 7");

        assertThat(between(BEFORE, after))
                .isEqualTo(new Activation.Runtime(
                        List.of("set server pg-a-primary/pg-a-1 weight 7", "set server pg-a-primary/pg-a-2 weight 7"),
                        "only weights change"));
    }

    @Test
    void whereTheAlgorithmTakesWeightsAtAReloadOnlyTheyTakeOne() {
        assertReload(
                BEFORE.replace("roundrobin", "source"),
                text -> text.replace("weight 100", "weight 7"),
                "weights change, which balance source takes at a reload only");
    }

    @Test
    void whatElseChangesInAServerTakesAReload() {
        assertReload(BEFORE.replace("10.0.0.2:6432", "10.0.0.2:5432"), "server pg-a-2 changes");
        assertReload(BEFORE.replace(" backup", ""), "server pg-a-2 changes");
        assertReload(BEFORE.replace("weight 100 backup", "weight 50"), "server pg-a-2 changes");
        assertReload(BEFORE.replace("10.0.0.2:6432", "10.0.0.2:5432") + NEW, "server pg-a-2 changes");
    }

    /// With all that `default-server` says, where `add server` does not look, and down until its checks pass.
    @Test
    void aServerIsAddedWhileHaproxyRuns() {
        assertThat(between(BEFORE, BEFORE + NEW))
                .isEqualTo(new Activation.Runtime(
                        List.of(
                                "add server pg-a-primary/pg-a-3 10.0.0.3:6432 inter 3s on-marked-down shutdown-sessions "
                                        + "maxconn 3000 check port 8008 weight 100 minconn 3000; "
                                        + "enable health pg-a-primary/pg-a-3; enable server pg-a-primary/pg-a-3; "
                                        + "set server pg-a-primary/pg-a-3 health down"),
                        "pg-a-3 comes"));
    }

    @Test
    void whereAServerIsNotCheckedItServesAtOnce() {
        assertThat(between(BEFORE, BEFORE + "    server pg-a-3 10.0.0.3:6432 minconn 7\n"))
                .isEqualTo(new Activation.Runtime(
                        List.of(
                                "add server pg-a-primary/pg-a-3 10.0.0.3:6432 inter 3s on-marked-down shutdown-sessions "
                                        + "maxconn 3000 minconn 7; enable server pg-a-primary/pg-a-3"),
                        "pg-a-3 comes"));
    }

    @Test
    void aServerIsDrainedAndThenTakenAway() {
        assertThat(between(BEFORE, BEFORE.replace(ONE, "").replace("weight 100", "weight 50")))
                .isEqualTo(new Activation.Runtime(
                        List.of(
                                "set server pg-a-primary/pg-a-2 weight 50",
                                "set server pg-a-primary/pg-a-1 state drain",
                                "set server pg-a-primary/pg-a-1 state maint; del server pg-a-primary/pg-a-1"),
                        "pg-a-1 goes, weights change"));
    }

    @Test
    void sessionsOfAServerThatGoesAreForetold() {
        Observation busy = observed(
                BEFORE,
                "2.6.12",
                status -> new ServerStatus(status.section(), status.server(), "UP", "L7OK", 100, status.backup(), 4));

        assertThat(Comparison.between(BEFORE, BEFORE.replace(ONE, ""), busy).reason())
                .isEqualTo("pg-a-1 goes (by a reload, if its sessions do not end at once)");
    }

    @Test
    void theOrderOfBackupsCountsSinceTheFirstIsTheOneThatServes() {
        String second = BACKUP.replace("pg-a-2 10.0.0.2", "pg-a-0 10.0.0.9");

        assertReload(
                BEFORE + second, text -> BEFORE.replace(BACKUP, second + BACKUP), "the order of its servers changes");
        assertReload(
                BEFORE.replace(BACKUP, second + BACKUP),
                "server pg-a-0 is new, and a backup can only be added as the last one");
        assertThat(between(BEFORE, BEFORE + second)).isInstanceOf(Activation.Runtime.class);
        String all = BEFORE.replace("option httpchk", "option httpchk\n    option allbackups");
        assertThat(between(all, all.replace(BACKUP, second + BACKUP))).isInstanceOf(Activation.Runtime.class);
    }

    @Test
    void theOrderOfOtherServersCountsForSomeAlgorithms() {
        assertThat(between(BEFORE, BEFORE.replace(ONE, "") + ONE))
                .isEqualTo(new Activation.None("only the order of its servers changes, and nothing goes by it"));
        for (String balance : List.of("first", "source", "static-rr", "hash src")) {
            String section = BEFORE.replace("balance roundrobin", "balance " + balance);
            assertReload(section, text -> text.replace(ONE, "") + ONE, "the order of its servers changes");
            assertReload(
                    section,
                    text -> text + NEW,
                    "server pg-a-3 is new, and balance " + balance + " goes by the place of its servers");
        }
        String unnamed = BEFORE.replace("    balance roundrobin\n", "");
        assertReload(unnamed, text -> text + NEW, "server pg-a-3 is new, and its section names no balance");
        String random = BEFORE.replace("roundrobin", "random(2)");
        assertThat(between(random, random + NEW)).isInstanceOf(Activation.Runtime.class);
    }

    @Test
    void aSectionThatMayHoldOnToServersTakesAReload() {
        assertReload(
                BEFORE.replace("mode tcp", "mode http"),
                text -> text + NEW,
                "server pg-a-3 is new, and only in mode tcp do servers come and go at run time");
        assertReload(
                BEFORE.replace("option httpchk", "stick on src"),
                text -> text.replace(BACKUP, ""),
                "server pg-a-2 goes, and stick on may hold on to servers");
        assertReload(
                BEFORE.replace("option httpchk", "option transparent"),
                text -> text + NEW,
                "server pg-a-3 is new, and option transparent may hold on to servers");
    }

    @Test
    void whatCannotBeAddedTakesAReload() {
        assertNotAdded("db.example.com:6432 check", "HAProxy resolves no names at run time");
        assertNotAdded("10.0.0.3:6432 check init-addr none", "its option init-addr is taken at a reload only");
        assertNotAdded("10.0.0.3:6432 track pg-a-1", "its option track is taken at a reload only");
        assertNotAdded("10.0.0.3:6432 disabled", "its option disabled is taken at a reload only");
        assertNotAdded("10.0.0.3:6432 check sni str(a;b)", "its options do not fit HAProxy's command line");
        assertNotAdded("10.0.0.3:6432" + " check".repeat(60), "its options do not fit HAProxy's command line");
        assertThat(between(BEFORE, BEFORE + "    server pg-a-3 [fd00::3]:6432 source 10.0.0.1 check\n"))
                .isInstanceOf(Activation.Runtime.class);
    }

    @Test
    void aHaproxyThatTakesNoServersOrRunsWithOthersIsReloaded() {
        Observation old = observed(BEFORE, "2.4.22", status -> status);
        Observation other = observed(BEFORE + NEW, "2.6.12", status -> status);
        Observation none = new Observation("10.0.0.1", SITE, new TreeMap<>(), Optional.empty(), Optional.empty());

        assertThat(Comparison.between(BEFORE, BEFORE + NEW, old))
                .isEqualTo(new Activation.Reload("server pg-a-3 is new, and HAProxy 2.4.22 takes it at a reload only"));
        assertThat(Comparison.between(BEFORE, BEFORE + NEW, other))
                .isEqualTo(new Activation.Reload("server pg-a-3 is new, and HAProxy runs with the servers "
                        + "[pg-a-1, pg-a-2, pg-a-3] instead of those of the file"));
        assertThat(Comparison.between(BEFORE, BEFORE + NEW, none))
                .isEqualTo(new Activation.Reload("server pg-a-3 is new"));
    }

    @Test
    void whatServersTakeOverFromElsewhereTakesAReload() {
        Observation observed = observed(BEFORE, "2.6.12", status -> status);
        Observation defaults =
                observed.withFiles(new TreeMap<>(Map.of("a.cfg", "defaults\n    default-server send-proxy\n")));
        Running running = observed.running().orElseThrow();
        Observation more = new Observation(
                "10.0.0.1",
                SITE,
                observed.files(),
                observed.base(),
                Optional.of(new Running(
                        7,
                        8,
                        "2.6.12",
                        List.of("/etc/haproxy/haproxy.cfg", "/etc/haproxy/conf.d/", "/etc/haproxy/more.cfg"),
                        Optional.empty(),
                        running.statsSocket(),
                        running.listens(),
                        running.servers(),
                        running.dynamicServers())));

        assertThat(Comparison.between(BEFORE, BEFORE + NEW, defaults))
                .isEqualTo(new Activation.Reload(
                        "server pg-a-3 is new, and default-server in a defaults section may say more of it"));
        assertThat(Comparison.between(BEFORE, BEFORE + NEW, more))
                .isEqualTo(new Activation.Reload(
                        "server pg-a-3 is new, and HAProxy loads files that pgsvc does not read"));
    }

    @Test
    void aSettingThatChangesIsNamed() {
        assertReload(BEFORE.replace("*:5433", "*:5443"), "bind changes");
        assertReload(BEFORE.replace("    balance roundrobin\n", ""), "balance changes");
        assertReload(BEFORE + "    option tcplog\n", "option changes");
        assertReload(BEFORE.replace("inter 3s", "inter 2s") + NEW, "default-server changes");
    }

    @Test
    void anotherSectionTakesAReload() {
        assertReload(BEFORE.replace("pg-a-primary", "pg-a-main"), "the file holds other sections");
    }

    private static void assertNotAdded(String words, String why) {
        assertReload(BEFORE + "    server pg-a-3 " + words + "\n", "server pg-a-3 is new, and " + why);
    }

    private static void assertReload(String after, String reason) {
        assertReload(BEFORE, _ -> after, reason);
    }

    private static void assertReload(String before, UnaryOperator<String> change, String reason) {
        assertThat(between(before, change.apply(before))).isEqualTo(new Activation.Reload(reason));
    }

    private static Activation between(String before, String after) {
        return Comparison.between(before, after, observed(before, "2.6.12-1+deb12u4", status -> status));
    }

    /// A HAProxy that runs with a section's servers.
    private static Observation observed(String text, String version, UnaryOperator<ServerStatus> as) {
        Section section = Section.parse(text).getFirst();
        Stream<ServerStatus> servers = section.servers().entrySet().stream()
                .map(server -> new ServerStatus(
                        "pg-a-primary",
                        server.getKey(),
                        "UP",
                        "L7OK",
                        100,
                        server.getValue().contains("backup"),
                        0));
        Running running = new Running(
                7,
                8,
                version,
                SITE.loaded(),
                Optional.empty(),
                "/run/haproxy.sock",
                Set.of("pg-a-primary"),
                servers.map(as).toList(),
                DynamicServers.of(version, "Require 'backend/server'.\n"));
        return new Observation("10.0.0.1", SITE, new TreeMap<>(), Optional.of("global\n"), Optional.of(running));
    }
}
