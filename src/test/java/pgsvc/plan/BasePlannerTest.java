package pgsvc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

class BasePlannerTest {
    private static final String WHOLE = Marked.file("-", "base", """
            global
                stats socket /var/run/haproxy.sock mode 600 level admin
            defaults
                mode tcp
            """);
    private static final String WHOLE_WITH_STATES = Marked.file("-", "base", """
            global
                stats socket /var/run/haproxy.sock mode 600 level admin
                server-state-file /states
            defaults
                mode tcp
                load-server-state-from-file global
            """);
    private static final Activation STATES =
            new Activation.Reload("the base configuration learns to carry health states");

    @Test
    void toWhatAnsibleOrAPersonWroteOnlyLinesAreAdded() {
        String before = """
                # ansible managed: 2026-01-01 00:00:00
                #====
                global
                    node        pg-meta-1
                    #chroot     /var/lib/haproxy            # if chroot, change stats socket above
                    stats socket /var/run/haproxy.sock mode 600 level admin

                #----
                defaults
                    timeout check      3s           # health check timeout

                listen stats
                    bind *:9101
                """;

        assertThat(plan(before))
                .contains(new Change.Update(
                        "haproxy.cfg",
                        before,
                        before.replace("level admin\n", "level admin\n    server-state-file /states\n")
                                .replace("check timeout\n", "check timeout\n    load-server-state-from-file global\n"),
                        STATES,
                        0,
                        false));
    }

    @Test
    void whatIsThereAlreadyIsNotAddedAgain() {
        String before = """
                global
                    server-state-file /elsewhere
                global
                    stats socket unix@/run/a.sock level admin
                defaults
                    load-server-state-from-file global
                """;

        assertThat(plan(before)).isEmpty();
    }

    @Test
    void everyDefaultsGetsTheLineButOneThatSaysOtherwise() {
        String before = """
                global
                    server-state-file /s
                    stats socket /a level admin
                defaults one
                    load-server-state-from-file none
                defaults two
                    mode tcp
                defaults
                """;

        assertThat(after(before)).isEqualTo("""
                global
                    server-state-file /s
                    stats socket /a level admin
                defaults one
                    load-server-state-from-file none
                defaults two
                    mode tcp
                    load-server-state-from-file global
                defaults
                    load-server-state-from-file global
                """);
    }

    @Test
    void aSocketForAnAdministratorIsAddedWhereThereIsNone() {
        String before = """
                global
                    server-state-file /s
                    stats socket /run/public.sock level user
                defaults
                    load-server-state-from-file global
                """;

        assertThat(plan(before))
                .contains(new Change.Update(
                        "haproxy.cfg",
                        before,
                        before.replace(
                                "level user\n", "level user\n    stats socket /run/p.sock mode 600 level admin\n"),
                        new Activation.Reload("the base configuration changes"),
                        0,
                        false));
    }

    @Test
    void withoutAGlobalSectionOneIsPutAboveAllElse() {
        assertThat(after("# mine\ndefaults\n    mode tcp\n")).isEqualTo("""
                global
                    server-state-file /states
                    stats socket /run/p.sock mode 600 level admin

                # mine
                defaults
                    mode tcp
                    load-server-state-from-file global
                """);
    }

    @Test
    void hardStopAfterIsAddedWhenAskedForAndStaysWhatItIs() {
        String before = """
                global
                    server-state-file /s
                    stats socket /a level admin
                defaults
                    load-server-state-from-file global
                """;
        BasePlanner adds = new BasePlanner(wish("10m"));
        BasePlanner leaves = new BasePlanner(wish("5m"));

        String added = text(adds.plan(Optional.of(before)));

        assertThat(added).isEqualTo(before.replace("admin\n", "admin\n    hard-stop-after 10m\n"));
        assertThat(leaves.plan(Optional.of(added))).isEmpty();
        assertThat(leaves.warnings()).containsExactly("haproxy.cfg says hard-stop-after 10m already; it stays.");
    }

    @Test
    void whereThereIsNoneAWholeOneIsWrittenAndThenItIsAsItShouldBe() {
        assertThat(new BasePlanner(wish()).plan(Optional.empty()))
                .contains(new Change.Create(
                        "haproxy.cfg", WHOLE_WITH_STATES, new Activation.Reload("the base configuration is new")));
        assertThat(plan(WHOLE_WITH_STATES)).isEmpty();
    }

    @Test
    void onesOwnFollowsTheInventoryAndKeepsWhatAnEarlierApplyChose() {
        String own = text(new BasePlanner(new BaseWish(
                        WHOLE.replace("mode tcp", "mode http"), "/older", "/run/p.sock", Optional.of("9m")))
                .plan(Optional.empty()));

        String next = after(own);

        assertThat(next).isEqualTo(Marked.file("-", "base", """
                global
                    stats socket /var/run/haproxy.sock mode 600 level admin
                    server-state-file /older
                    hard-stop-after 9m
                defaults
                    mode tcp
                    load-server-state-from-file global
                """));
        assertThat(plan(next)).isEmpty();
    }

    @Test
    void onesOwnThatAPersonChangedIsTreatedAsThatPersons() {
        String touched = WHOLE.replace("mode tcp", "mode http");

        assertThat(after(touched))
                .startsWith(touched.substring(0, touched.indexOf('\n')))
                .contains("mode http\n    load-server-state-from-file global\n");
    }

    @Test
    void whatCannotBeChangedWithoutHarmIsRefused() {
        BasePlanner latin = new BasePlanner(wish());
        BasePlanner bare = new BasePlanner(wish());
        var _ = latin.plan(Optional.of("global\n    # \uFFFDberall\ndefaults\n"));
        var _ = bare.plan(Optional.of("global\n"));

        assertThat(latin.guards())
                .containsExactly(new Guard(
                        "haproxy.cfg holds bytes that are not UTF-8, and they would be lost",
                        "Write them in UTF-8, or add by hand what the diff adds.",
                        false));
        assertThat(bare.guards())
                .containsExactly(new Guard(
                        "haproxy.cfg has no defaults that services could take load-server-state-from-file from",
                        "Add a section defaults with \"load-server-state-from-file global\" to it, or plan without --base.",
                        false));
    }

    private static Optional<Change> plan(String before) {
        BasePlanner planner = new BasePlanner(wish());
        Optional<Change> change = planner.plan(Optional.of(before));
        assertThat(planner.guards()).isEqualTo(List.of());
        return change;
    }

    private static String after(String before) {
        return text(plan(before));
    }

    private static String text(Optional<Change> change) {
        return switch (change.orElseThrow()) {
            case Change.Create create -> create.after();
            case Change.Update update -> update.after();
            case Change.Delete _ -> throw new AssertionError();
        };
    }

    private static BaseWish wish(String... hardStopAfter) {
        return new BaseWish(
                WHOLE, "/states", "/run/p.sock", List.of(hardStopAfter).stream().findFirst());
    }
}
