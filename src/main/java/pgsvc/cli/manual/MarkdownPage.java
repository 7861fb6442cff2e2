package pgsvc.cli.manual;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the manual as one page of Markdown.
public final class MarkdownPage {
    private final List<Page> manual;

    /// @param manual all pages, the program's first
    public MarkdownPage(List<Page> manual) {
        this.manual = List.copyOf(manual);
    }

    /// The page.
    public String text() {
        return "# Commands\n\nWhat `pgsvc COMMAND --help` and `man pgsvc-COMMAND` say, on one page. "
                + "The program writes it: `src/test/java/pgsvc/cli/ManualTest.java` tells how.\n\n"
                + optionsOfAll()
                + manual.stream().map(this::section).collect(Collectors.joining());
    }

    private Page program() {
        return manual.getFirst();
    }

    private String optionsOfAll() {
        return "Each command takes "
                + program().options().stream()
                        .filter(option ->
                                manual.stream().allMatch(page -> page.options().contains(option)))
                        .map(option -> "`" + option.term() + "`")
                        .collect(Collectors.joining(" and "))
                + "; these stand below for `pgsvc` alone.\n";
    }

    private String section(Page page) {
        return "\n## " + page.words() + "\n\n" + escaped(page.summary()) + "\n\n" + indented(List.of(page.synopsis()))
                + page.details().stream()
                        .map(text -> "\n" + escaped(text) + "\n")
                        .collect(Collectors.joining())
                + table("argument", page.arguments())
                + table("option", own(page))
                + commands(page)
                + exitCodes(page)
                + "\nExamples:\n\n"
                + indented(page.examples().stream().map(String::strip).toList());
    }

    private List<Page.Entry> own(Page page) {
        return page.equals(program())
                ? page.options()
                : page.options().stream()
                        .filter(option -> !program().options().contains(option))
                        .toList();
    }

    private static String table(String what, List<Page.Entry> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream()
                        .map(entry -> "| `" + entry.term() + "` | " + escaped(entry.meaning()) + " |\n")
                        .collect(Collectors.joining("", "\n| " + what + " | meaning |\n|---|---|\n", ""));
    }

    private static String commands(Page page) {
        return page.commands().stream()
                .map(command -> "| [`" + command.term() + "`](#"
                        + command.term().replace(' ', '-') + ") | " + escaped(command.meaning()) + " |\n")
                .reduce(String::concat)
                .map(rows -> "\n| command | what it does |\n|---|---|\n" + rows)
                .orElse("");
    }

    private static String exitCodes(Page page) {
        return page.exitCodes().stream()
                .map(code -> code.term() + " " + escaped(code.meaning()))
                .collect(Collectors.joining("; ", "\nExit codes: ", ".\n"));
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*");
    }
}
