package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `pgsvc sandbox` says where there is no sandbox.
class SandboxUsageTest {
    @TempDir
    Path temporary;

    @Test
    void withoutACommandItsHelpIsPrintedToTheSide() {
        Cli bare = Cli.run("sandbox");

        assertThat(bare).isEqualTo(new Cli(64, "", Cli.run("sandbox", "--help").out()));
        assertThat(bare.err()).startsWith("Usage: pgsvc sandbox [OPTIONS] [COMMAND]\n");
    }

    @Test
    void aMisspeltCommandIsAskedFor() {
        assertThat(Cli.run("sandbox", "stauts")).isEqualTo(new Cli(64, "", """
                pgsvc: there is no command "stauts". Did you mean "status"?
                Try: pgsvc sandbox --help
                """));
    }

    @Test
    void aMisspeltOptionIsAskedFor() {
        assertThat(Cli.run("sandbox", "up", "--node", "3")).isEqualTo(new Cli(64, "", """
                pgsvc: pgsvc sandbox up has no option --node. Did you mean "--nodes"?
                Try: pgsvc sandbox up --help
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --nodes 0             | --nodes is 0. Give 1 to 9.
            --nodes x             | --nodes takes a whole number, not "x".
            --nodes -1            | --nodes takes a whole number, not "-1".
            --clusters 6          | --clusters is 6. Give 1 to 5.
            --proxy-nodes 10      | --proxy-nodes is 10. Give 0 to 9.
            --nodes 1 --offline   | --offline needs a second node, since the first is the primary. Give --nodes 2.
            --nodes 1 --sync      | --sync needs a second node, which the primary waits for. Give --nodes 2.
            --address 10.0.0.1    | "10.0.0.1" is no address of the loopback. Give one such as 127.0.1.11.
            """)
    void aSandboxThatCannotBeBuiltIsWrongUsage(String options, String message) {
        String[] arguments = ("sandbox up --dir /nowhere " + options).split(" +");

        assertThat(Cli.run(arguments)).isEqualTo(new Cli(64, "", "pgsvc: " + message + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "psql primary",
                "load",
                "switchover",
                "kill",
                "restore",
                "reload",
                "logs",
            })
    void whereNoSandboxIsItIsSaidHowToHaveOne(String command) {
        String[] arguments = ("sandbox " + command.replaceFirst("( |$)", " --dir /nowhere ")).split(" +");

        assertThat(Cli.run(arguments)).isEqualTo(new Cli(1, "", """
                pgsvc: there is no sandbox in /nowhere. Start one with pgsvc sandbox up, or name its folder with --dir.
                """));
    }

    @Test
    void theEndOfNothingIsNoFailure() {
        Path none = temporary.resolve("none");

        assertThat(Cli.run("sandbox", "down", "--dir", none.toString()))
                .isEqualTo(new Cli(0, "", "No sandbox is in " + none + ".\n"));
    }

    @Test
    void whatADamagedMarkIsMendedWithMendsIt() throws Exception {
        Files.writeString(temporary.resolve("sandbox.properties"), "");

        Cli status = Cli.run("sandbox", "status", "--dir", temporary.toString());
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.err())
                .startsWith("pgsvc: " + temporary.resolve("sandbox.properties") + " is damaged (")
                .endsWith("Clear it with pgsvc sandbox down --dir " + temporary + ".\n");

        assertThat(Cli.run("sandbox", "down", "--dir", temporary.toString()))
                .isEqualTo(new Cli(0, "", "The sandbox in " + temporary + " is gone.\n"));
        assertThat(temporary).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kill --what foo       | "foo" is no part. Write one of agent, haproxy, node, patroni, pgbouncer, postgres.
            kill --what postgers  | "postgers" is no part. Did you mean "postgres"? Write one of agent, haproxy, node, patroni, pgbouncer, postgres.
            logs --what foo       | "foo" is no part. Write one of agent, all, etcd, haproxy, patroni, pgbouncer, postgres.
            load --during foo     | "foo" is no event. Write one of kill, nothing, switchover.
            load -o jsn           | "jsn" is no format. Did you mean "json"? Write one of json, text.
            status -o jsn         | "jsn" is no format. Did you mean "json"? Write one of json, text.
            """)
    void anUnknownWordIsToldBeforeASandboxIsLookedFor(String command, String message) {
        assertThat(Cli.run(("sandbox " + command).split(" +"))).isEqualTo(new Cli(64, "", "pgsvc: " + message + "\n"));
    }

    @Test
    void psqlNeedsAService() {
        assertThat(Cli.run("sandbox", "psql")).isEqualTo(new Cli(64, "", """
                pgsvc: Missing required parameter: 'SERVICE'.
                Try: pgsvc sandbox psql --help
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "status",
                "psql",
                "load",
                "switchover",
                "kill",
                "restore",
                "reload",
                "logs",
                "down",
            })
    void everyCommandsHelpShowsExamplesAndExitCodes(String command) {
        Cli help = Cli.run("sandbox", command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Exit codes:", "  64 ");
        assertThat(examples(help.out())).isNotEmpty().allMatch(line -> line.startsWith("  pgsvc sandbox " + command));
    }

    @Test
    void theGroupsExamplesFitTheirLines() {
        assertThat(examples(Cli.run("sandbox", "--help").out()))
                .hasSize(4)
                .allMatch(line -> line.startsWith("  pgsvc "));
    }

    private static List<String> examples(String help) {
        return help.substring(help.indexOf("Examples:\n") + "Examples:\n".length())
                .lines()
                .toList();
    }
}
