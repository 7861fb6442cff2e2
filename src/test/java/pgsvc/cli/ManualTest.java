package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.manual.MarkdownPage;
import pgsvc.cli.manual.Page;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ManualTest {
    private static final Path COMMANDS = Path.of("docs/commands.md");

    @TempDir
    Path folder;

    /// `mvn test -Dtest=ManualTest -Dgolden.update=true` writes it anew.
    @Test
    void thePageOfCommandsIsWhatTheProgramSays() throws IOException {
        String page = new MarkdownPage(Page.all(Main.specification())).text();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(COMMANDS, page);
        }
        assertThat(Files.readString(COMMANDS))
                .as("mvn test -Dtest=ManualTest -Dgolden.update=true writes %s anew", COMMANDS)
                .isEqualTo(page);
    }

    @Test
    void everyCommandHasAPageWithEachOfItsOptions() throws IOException {
        write();

        List<CommandSpec> commands = commands(Main.specification());
        assertThat(pages()).hasSameSizeAs(commands);
        for (CommandSpec command : commands) {
            String page = Files.readString(folder.resolve(pageOf(command)));
            for (String option : optionsOf(command)) {
                assertThat(page).as(command.qualifiedName()).contains(option.replace("-", "\\-"));
            }
        }
    }

    @Test
    void everyPageHasTheUsualSections() throws IOException {
        write();

        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .containsSubsequence(
                            ".SH NAME\n",
                            ".SH SYNOPSIS\n",
                            ".SH DESCRIPTION\n",
                            ".SH OPTIONS\n",
                            ".SH EXIT STATUS\n",
                            ".SH EXAMPLES\n",
                            ".SH SEE ALSO\n");
        }
    }

    @Test
    void aPageBearsTheDayOfTheSources() throws IOException {
        write();

        assertThat(Files.readString(folder.resolve("pgsvc-history.1"))).startsWith("""
                .TH PGSVC\\-HISTORY 1 "2026-11-28" "pgsvc development" "pgsvc\\(aqs manual"
                .SH NAME
                pgsvc\\-history \\- Show what was applied to each node: when, by
                whom, why, and what came of it
                .SH SYNOPSIS
                \\fBpgsvc history\\fR [OPTIONS] [CLUSTER] [NODE...]
                """);
    }

    @Test
    void manHasNothingToSayAgainstAnyPage() throws Exception {
        write();

        assertThat(saidOfAll("man", "--warnings", "-l", "-Tutf8", "-P", "cat")).isEmpty();
    }

    @Test
    void mandocHasNothingToSayAgainstAnyPage() throws Exception {
        write();

        assertThat(saidOfAll("mandoc", "-Tlint", "-W", "warning")).isEmpty();
    }

    @Test
    void aDayThatIsNoneIsTold() {
        assertThat(Cli.run("", Map.of("SOURCE_DATE_EPOCH", "today"), "manual", folder.toString()))
                .isEqualTo(new Cli(64, "", """
                pgsvc: SOURCE_DATE_EPOCH is a count of seconds, not "today".
                """));
    }

    @Test
    void aFolderThatCannotBeIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(Cli.run("manual", file.toString())).isEqualTo(new Cli(1, "", """
                pgsvc: The manual cannot be written to %1$s: there is a file %1$s. Name another folder.
                """.formatted(file)));
    }

    private void write() {
        assertThat(Cli.run("", Map.of("SOURCE_DATE_EPOCH", "1795824000"), "manual", folder.toString()))
                .isEqualTo(new Cli(
                        0, folder + ": " + commands(Main.specification()).size() + " pages\n", ""));
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// What a program says on standard error, and mandoc on standard output, about all pages.
    private String saidOfAll(String program, String... options) throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0,
                program + " is not installed (package " + (program.equals("man") ? "man-db" : program) + ")");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options));
        pages().forEach(page -> command.add(page.toString()));
        Path out = Files.createTempFile("said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        String data = Files.readString(out);
        Files.delete(out);
        return program.equals("mandoc") ? said + data : said;
    }

    private static List<CommandSpec> commands(CommandSpec program) {
        return Stream.concat(
                        Stream.of(program),
                        program.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .filter(command -> !command.usageMessage().hidden())
                                .flatMap(command -> commands(command).stream()))
                .toList();
    }

    private static String pageOf(CommandSpec command) {
        return command.qualifiedName("-") + ".1";
    }

    private static List<String> optionsOf(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }
}
