package pgsvc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.render.RenderedFile;

class PlannerTest {
    private static final Site SITE = Site.withConfD("/etc/haproxy");
    private static final String CARRYING = """
            global
                server-state-file /var/lib/haproxy/states
            defaults
                load-server-state-from-file global
            """;
    private static final String ONE = "server pg-a-1 10.0.0.1:6432 check weight 100";
    private static final String PRIMARY = service("pg-a", "primary", ONE);

    @Test
    void whatIsAsMeantGivesNoChange() {
        Plan plan = plan(Map.of("pg-a-primary.cfg", PRIMARY), Map.of("pg-a-primary.cfg", PRIMARY));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.guards()).isEmpty();
    }

    @Test
    void filesThatGoComeBeforeThoseThatChangeAndThoseThatAreNew() {
        Plan plan = plan(
                Map.of("pg-a-old.cfg", service("pg-a", "old", ONE), "pg-a-primary.cfg", PRIMARY),
                Map.of(
                        "pg-a-new.cfg", service("pg-a", "new", ONE),
                        "pg-a-primary.cfg", service("pg-a", "primary", ONE.replace("100", "50"))));

        assertThat(plan.changes())
                .extracting(Change::file)
                .containsExactly("pg-a-old.cfg", "pg-a-primary.cfg", "pg-a-new.cfg");
        assertThat(plan.activation()).isEqualTo(new Activation.Reload("a section goes"));
    }

    @Test
    void aClusterWhoseNameBeginsAlikeAndWhatIsWrittenByHandAreLeftAlone() {
        Plan plan = plan(
                Map.of(
                        "pg-a-2-primary.cfg", service("pg-a-2", "primary", ONE),
                        "pg-a-stats.cfg", "listen mine\n    bind *:1\n",
                        "pg-old-primary.cfg", "# ansible managed: 2025\nlisten pg-old-primary\n"),
                Map.of());

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.foreign())
                .containsExactly(
                        "pg-a-2-primary.cfg (of the cluster pg-a-2, which is not in this inventory)",
                        "pg-a-stats.cfg",
                        "pg-old-primary.cfg (left by Ansible)");
    }

    @Test
    void aForeignFileInTheWayCannotBeForced() {
        Plan plan = plan(Map.of("pg-a-primary.cfg", "listen x\n    bind *:1\n"), Map.of("pg-a-primary.cfg", PRIMARY));

        assertThat(plan.guards())
                .containsExactly(new Guard(
                        "pg-a-primary.cfg is there and is not pgsvc's",
                        "Move it away, or give the service another name.",
                        false));
    }

    @Test
    void whatAnsibleLeftIsTakenOverWhenAskedForAndWithoutAReloadWhenItMeansTheSame() {
        Map<String, String> left = Map.of(
                "pg-a-primary.cfg",
                "# ansible managed: 2026\n#----\n\n" + PRIMARY.substring(PRIMARY.indexOf('\n') + 1));

        Plan refused = plan(left, Map.of("pg-a-primary.cfg", PRIMARY), false);
        Plan adopted = plan(left, Map.of("pg-a-primary.cfg", PRIMARY), true);

        assertThat(refused.guards())
                .containsExactly(new Guard(
                        "one file was left by Ansible: pg-a-primary.cfg",
                        "Take them over with --adopt; what means the same is not reloaded.",
                        false));
        assertThat(adopted.guards()).isEmpty();
        assertThat(adopted.activation()).isEqualTo(new Activation.None("only comments or layout differ"));
    }

    @Test
    void aChangeByHandIsToldBeforeItIsOverwritten() {
        Plan plan =
                plan(Map.of("pg-a-primary.cfg", PRIMARY.replace("5433", "5434")), Map.of("pg-a-primary.cfg", PRIMARY));

        assertThat(plan.warnings())
                .containsExactly(
                        "pg-a-primary.cfg was changed by hand since pgsvc wrote it; the diff shows what goes.");
        assertThat(plan.changes()).hasSize(1);
    }

    @Test
    void aServiceThatLosesItsLastServerAndALiveOneThatGoesAskForForce() {
        Plan plan = plan(
                Map.of("pg-a-old.cfg", service("pg-a", "old", ONE), "pg-a-primary.cfg", PRIMARY),
                Map.of("pg-a-primary.cfg", service("pg-a", "primary")));

        assertThat(plan.guards())
                .containsExactly(
                        new Guard(
                                "pg-a-old.cfg would be removed while 3 sessions use it",
                                "Add --force when that is what you want.",
                                true),
                        new Guard(
                                "pg-a-primary.cfg would lose its last server: its clients would be accepted and dropped",
                                "Add --force when that is what you want.",
                                true));
    }

    @Test
    void manyServicesAtOnceAskForForce() {
        Map<String, String> many = IntStream.range(0, 10)
                .boxed()
                .collect(Collectors.toMap(i -> "pg-a-s" + i + ".cfg", i -> service("pg-a", "s" + i)));
        Map<String, String> rest = new TreeMap<>(many);
        rest.keySet().removeAll(List.of("pg-a-s1.cfg", "pg-a-s2.cfg", "pg-a-s3.cfg", "pg-a-s4.cfg"));

        assertThat(plan(many, rest).guards())
                .containsExactly(new Guard(
                        "4 of 10 services would be removed", "Add --force when that is what you want.", true));
        rest.put("pg-a-s1.cfg", service("pg-a", "s1"));
        assertThat(plan(many, rest).guards()).isEmpty();
    }

    @Test
    void aServiceThatHaproxyDoesNotRunWithIsLoaded() {
        Observation observed = observed(Map.of("pg-a-primary.cfg", PRIMARY), Optional.of(running(Set.of())));

        Plan plan = Planner.plan(desired(Map.of("pg-a-primary.cfg", PRIMARY)), observed, false);

        assertThat(plan.activation()).isEqualTo(new Activation.Reload("HAProxy runs without pg-a-primary"));
    }

    @Test
    void whereNoHaproxyRunsTheFilesArePlacedOnly() {
        Plan plan =
                Planner.plan(desired(Map.of("pg-a-primary.cfg", PRIMARY)), observed(Map.of(), Optional.empty()), false);

        assertThat(plan.activation())
                .isEqualTo(new Activation.None("no HAProxy runs here; it will load the files when it is started"));
    }

    @Test
    void aWeightThatWasSetAtRunTimeIsDrift() {
        String lighter = service("pg-a", "primary", ONE.replace("100", "50"));

        Plan plan = plan(Map.of("pg-a-primary.cfg", lighter), Map.of("pg-a-primary.cfg", lighter));

        assertThat(plan.drift()).containsExactly(new Drift("pg-a-primary/pg-a-1", "weight 50", "weight 100"));
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void aBaseThatForgetsHealthAtAReloadIsWarnedOf() {
        Observation observed = new Observation(
                "10.0.0.1", SITE, new TreeMap<>(), Optional.of("global\n"), Optional.of(running(Set.of())));

        assertThat(Planner.plan(desired(Map.of()), observed, false).warnings())
                .singleElement()
                .asString()
                .startsWith("The base configuration does not carry health states over a reload");
    }

    @Test
    void aHaproxyThatTakesNoCommandsIsNotChangedBlindly() {
        Running silent = new Running(
                7, 8, "unknown", SITE.loaded(), Optional.empty(), "", Set.of(), List.of(), DynamicServers.NONE);
        Observation observed = observed(Map.of("pg-a-primary.cfg", PRIMARY), Optional.of(silent));
        BaseWish wish = new BaseWish("", "/states", "/run/pgsvc.sock", Optional.empty());

        Plan same = Planner.plan(desired(Map.of("pg-a-primary.cfg", PRIMARY)), observed, false);
        Plan blind = Planner.plan(desired(Map.of()), observed, false);
        Plan seeing = Planner.plan(desired(Map.of()), observed, false, Optional.of(wish));

        assertThat(same.guards()).isEmpty();
        assertThat(same.isEmpty()).isTrue();
        assertThat(blind.guards())
                .containsExactly(new Guard(
                        "HAProxy runs here and takes no commands: haproxy.cfg has no stats socket with level admin, so "
                                + "that nobody can tell what it runs with",
                        "Add one with --base, or by hand.",
                        false));
        assertThat(seeing.guards()).isEmpty();
    }

    /// As Debian's unit starts it.
    @Test
    void aHaproxyThatWouldNotLoadTheServicesIsNotGivenAny() {
        Optional<Running> debians = Optional.of(new Running(
                7,
                8,
                "2.6.12",
                List.of("/etc/haproxy/haproxy.cfg"),
                Optional.empty(),
                "/run/haproxy.sock",
                Set.of(),
                List.of(),
                DynamicServers.NONE));
        Map<String, String> primary = Map.of("pg-a-primary.cfg", PRIMARY);
        Guard guard = new Guard(
                "HAProxy does not load /etc/haproxy/conf.d: it was started with -f /etc/haproxy/haproxy.cfg",
                "Make that folder where it is missing, add -f /etc/haproxy/conf.d to HAProxy's command line (with "
                        + "Debian's package: EXTRAOPTS in /etc/default/haproxy), and restart it.",
                false);

        assertThat(Planner.plan(desired(primary), observed(Map.of(), debians), false)
                        .guards())
                .containsExactly(guard);
        assertThat(Planner.plan(desired(primary), observed(primary, debians), false)
                        .guards())
                .containsExactly(guard);
        assertThat(Planner.plan(desired(Map.of()), observed(primary, debians), false)
                        .guards())
                .isEmpty();
    }

    @Test
    void whereThereIsNoBaseAtAllThatIsSaid() {
        Observation observed = new Observation("10.0.0.1", SITE, new TreeMap<>(), Optional.empty(), Optional.empty());

        assertThat(Planner.plan(desired(Map.of()), observed, false).warnings())
                .containsExactly("There is no haproxy.cfg, which HAProxy does not start without. --base writes one.");
    }

    @Test
    void aBaseThatLearnsToCarryStatesIsNotWarnedOf() {
        Observation observed = new Observation(
                "10.0.0.1", SITE, new TreeMap<>(), Optional.of("global\ndefaults\n"), Optional.of(running(Set.of())));
        BaseWish wish = new BaseWish("", "/states", "/run/pgsvc.sock", Optional.empty());

        Plan plan = Planner.plan(desired(Map.of()), observed, false, Optional.of(wish));

        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.changes()).extracting(Change::file).containsExactly("haproxy.cfg");
    }

    @Test
    void theBasisChangesWithAnyFile() {
        Observation one = observed(Map.of("a.cfg", "x"), Optional.empty());

        assertThat(Basis.of(observed(Map.of("a.cfg", "x"), Optional.empty()))).isEqualTo(Basis.of(one));
        assertThat(Basis.of(observed(Map.of("a.cfg", "y"), Optional.empty()))).isNotEqualTo(Basis.of(one));
        assertThat(Basis.of(observed(Map.of("a.cfgx", ""), Optional.empty()))).isNotEqualTo(Basis.of(one));
    }

    private static Plan plan(Map<String, String> there, Map<String, String> meant) {
        return plan(there, meant, false);
    }

    private static Plan plan(Map<String, String> there, Map<String, String> meant, boolean adopt) {
        Set<String> listening =
                there.keySet().stream().map(name -> name.replace(".cfg", "")).collect(Collectors.toSet());
        return Planner.plan(desired(meant), observed(there, Optional.of(running(listening))), adopt);
    }

    private static Desired desired(Map<String, String> files) {
        List<RenderedFile> rendered = new TreeMap<>(files)
                .entrySet().stream()
                        .map(f -> new RenderedFile("10.0.0.1", f.getKey(), RenderedFile.Kind.SERVICE, f.getValue()))
                        .toList();
        return new Desired("10.0.0.1", rendered, Set.of("-", "pg-a"));
    }

    private static Observation observed(Map<String, String> files, Optional<Running> running) {
        return new Observation("10.0.0.1", SITE, new TreeMap<>(files), Optional.of(CARRYING), running);
    }

    private static Running running(Set<String> listening) {
        return new Running(
                7,
                8,
                "2.6.12",
                SITE.loaded(),
                Optional.empty(),
                "/run/haproxy.sock",
                listening,
                List.of(
                        new ServerStatus("pg-a-old", "pg-a-1", "UP", "L7OK", 100, false, 3),
                        new ServerStatus("pg-a-primary", "pg-a-1", "UP", "L7OK", 100, false, 5)),
                DynamicServers.NONE);
    }

    private static String service(String cluster, String name, String... lines) {
        String section = "listen " + cluster + "-" + name + "\n    bind *:5433\n";
        for (String line : lines) {
            section += "    " + line + "\n";
        }
        return Marked.file(cluster, name, section);
    }
}
