package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir
    Path folder;

    @Test
    void bashCompletesCommands() throws Exception {
        assertThat(completed("pgsvc", "l")).containsExactly("lint", "list");
    }

    @Test
    void bashCompletesTheOptionsOfACommand() throws Exception {
        assertThat(completed("pgsvc", "render", "--b")).containsExactly("--base");
    }

    @Test
    void bashCompletesTheWordsOfAnOption() throws Exception {
        assertThat(completed("pgsvc", "lint", "-o", "")).containsExactly("text", "json", "sarif", "github");
    }

    @Test
    void bashCompletesTheWordsOfAGroup() throws Exception {
        assertThat(completed("pgsvc", "sandbox", "re")).containsExactly("restore", "reload");
    }

    @Test
    void bashCompletesTheOptionsOfAGroupsCommandsEachOnce() throws Exception {
        assertThat(completed("pgsvc", "sandbox", "kill", "--no")).containsExactly("--nodes", "--node");
        assertThat(completed("pgsvc", "sandbox", "load", "--during", ""))
                .containsExactly("nothing", "switchover", "kill");
    }

    /// `kill` and `logs` have both an option of that name.
    @Test
    void bashCompletesTheWordsThatAnOptionTakesInAnyCommandOfAGroup() throws Exception {
        assertThat(completed("pgsvc", "sandbox", "logs", "--what", ""))
                .containsExactly("node", "postgres", "patroni", "pgbouncer", "haproxy", "agent", "all", "etcd");
    }

    @Test
    void bashCompletesFilesWhereAFileIsMeant() throws Exception {
        Path file = Files.createFile(folder.resolve("pigsty.yml"));

        assertThat(completed("pgsvc", "lint", "-i", folder + "/pig")).containsExactly(file.toString());
    }

    @Test
    void bashCompletesArguments() throws Exception {
        assertThat(completed("pgsvc", "completion", "b")).containsExactly("bash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellItselfReadsItsScript(String shell) throws Exception {
        Path script = Files.writeString(
                folder.resolve("script"), Cli.run("completion", shell).out());
        assumeTrue(isInstalled(shell), shell + " is not installed");

        Process process = new ProcessBuilder(shell, "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandIsKnownToEveryShell(String shell) {
        assertThat(Cli.run("completion", shell).out())
                .contains("lint", "list", "show", "explain", "render", "run", "sandbox", "completion");
    }

    @Test
    void fishTellsWhatCommandsAndOptionsDo() {
        assertThat(Cli.run("completion", "fish").out())
                .startsWith("complete -c pgsvc -f\n")
                .contains(
                        "complete -c pgsvc -n '__fish_use_subcommand' -a lint"
                                + " -d 'Find every mistake in the inventory, in one run'\n",
                        "complete -c pgsvc -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n",
                        "complete -c pgsvc -n '__fish_seen_subcommand_from render' -s o -l output -x"
                                + " -a '(__fish_complete_directories)' -d 'The folder to write to'\n");
    }

    @Test
    void anUnknownShellIsTold() {
        assertThat(Cli.run("completion", "bsh")).isEqualTo(new Cli(64, "", """
                pgsvc: "bsh" is no shell. Did you mean "bash"? Write one of bash, fish, zsh.
                """));
    }

    private List<String> completed(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), Cli.run("completion", "bash").out());
        String quoted = "'" + String.join("' '", words) + "'";
        String test = "source " + script + "; COMP_WORDS=(" + quoted + "); COMP_CWORD=" + (words.length - 1)
                + "; _pgsvc; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process process =
                new ProcessBuilder("bash", "-c", test).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }

    private static boolean isInstalled(String shell) {
        return List.of("/bin/", "/usr/bin/").stream().anyMatch(bin -> Files.isExecutable(Path.of(bin + shell)));
    }
}
