package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void aMisspeltCommandIsAskedFor() {
        assertThat(Cli.run("lnit")).isEqualTo(new Cli(64, "", """
                pgsvc: there is no command "lnit". Did you mean "lint"?
                Try: pgsvc --help
                """));
    }

    @Test
    void aMisspeltOptionIsAskedFor() {
        assertThat(Cli.run("lint", "--inventroy=pigsty.yml")).isEqualTo(new Cli(64, "", """
                pgsvc: pgsvc lint has no option --inventroy. Did you mean "--inventory"?
                Try: pgsvc lint --help
                """));
    }

    @Test
    void aWordThatIsACommandIsOneOnlyWhereACommandMayStand() {
        assertThat(Cli.run("--color", "list", "lint", "-i", "none.yml")).isEqualTo(new Cli(64, "", """
                pgsvc: Expected parameter for option '--color' but found 'list'.
                Try: pgsvc --help
                """));
        assertThat(Cli.run("sandbox", "lint").err()).startsWith("pgsvc: there is no command \"lint\".");
    }

    @Test
    void helpIsTheSameForOneCommandAndForAllThatKnowIt() {
        assertThat(Cli.run("sandbox", "--help").out()).contains("  up ", "  down ");
        assertThat(Cli.run("sandbox", "up", "--help").out()).startsWith("Usage: pgsvc sandbox up ");
    }

    @Test
    void aMisspeltFormatIsAskedFor() {
        assertThat(Cli.run("lint", "-i", "pigsty.yml", "-o", "jsn")).isEqualTo(new Cli(64, "", """
                pgsvc: "jsn" is no format. Did you mean "json"? Write one of github, json, sarif, text.
                """));
    }

    @Test
    void anArgumentTooManyIsTold() {
        assertThat(Cli.run("list", "pg-test")).isEqualTo(new Cli(64, "", """
                pgsvc: "pg-test" is one argument too many.
                Try: pgsvc list --help
                """));
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThat(Cli.run("show")).isEqualTo(new Cli(64, "", """
                pgsvc: Missing required parameter: 'SERVICE'.
                Try: pgsvc show --help
                """));
    }

    @Test
    void withoutAnInventoryTheUserIsToldHowToNameOne() {
        assertThat(Cli.run("list")).isEqualTo(new Cli(64, "", """
                pgsvc: No inventory. Name one with -i FILE or PGSVC_INVENTORY, or start in a folder that has pigsty.yml or inventory.yml.
                """));
    }

    @Test
    void withoutACommandTheHelpIsPrintedToTheSide() {
        Cli bare = Cli.run();

        assertThat(bare.exit()).isEqualTo(64);
        assertThat(bare.out()).isEmpty();
        assertThat(bare.err()).isEqualTo(Cli.run("--help").out());
    }

    @Test
    void everyCommandsHelpShowsExamplesAndExitCodes() {
        List<String> commands = List.of(
                "lint",
                "list",
                "show",
                "explain",
                "status",
                "simulate",
                "topology",
                "discover",
                "render",
                "run",
                "completion");
        for (String command : commands) {
            Cli help = Cli.run(command, "--help");

            assertThat(help.exit()).as(command).isZero();
            assertThat(help.out()).as(command).contains("Examples:", "  pgsvc " + command, "Exit codes:", "  64 ");
        }
    }

    @Test
    void theVersionIsData() {
        assertThat(Cli.run("--version")).isEqualTo(new Cli(0, "pgsvc (development)\n", ""));
    }

    @Test
    void everyRuleIsListed() {
        Cli rules = Cli.run("lint", "--rules");

        assertThat(rules.exit()).isZero();
        assertThat(rules.out().lines()).hasSize(Rules.ALL.size());
        assertThat(rules.out()).contains("haproxy-refuses                  error    HAProxy refuses this\n");
    }

    @Test
    void runTakesOneNodeOrAll() {
        assertThat(Cli.run("run", "-i", "pigsty.yml", "--all", "--node", "a", "--haproxy", "/bin/sh"))
                .isEqualTo(new Cli(64, "", """
                pgsvc: --node names one node and --all means every node: give one of them.
                """));
    }

    @Test
    void anHaproxyThatIsNoneIsTold() {
        assertThat(Cli.run("run", "-i", "pigsty.yml", "--haproxy", "/nowhere/haproxy"))
                .isEqualTo(new Cli(1, "", """
                pgsvc: /nowhere/haproxy is no program that can be run. Install HAProxy (apt-get install haproxy), or name its program with --haproxy PATH or PGSVC_HAPROXY.
                """));
    }
}
