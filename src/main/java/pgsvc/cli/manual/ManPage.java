package pgsvc.cli.manual;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes pages for man, in the language of its macros (man(7), groff_char(7)).
public final class ManPage {
    private static final List<Page.Entry> ENVIRONMENT = List.of(
            new Page.Entry("PGSVC_INVENTORY", "The inventory where -i names none."),
            new Page.Entry("PGSVC_HAPROXY", "HAProxy's program on this machine, where it is not on PATH."),
            new Page.Entry("PGSVC_SSH", "What is started instead of ssh."),
            new Page.Entry("PGSVC_PATRONI_PASSWORD", "The password of --user."),
            new Page.Entry("PGSVC_JAVA_OPTS", "Options of the Java virtual machine, such as -Xmx2g."),
            new Page.Entry("PGSVC_DEBUG", "Set to anything, it shows where a defect of pgsvc happened."),
            new Page.Entry("NO_COLOR", "Set to anything, it keeps colours away."));

    /// Text that man fills, in lines that mandoc finds short enough also with what is escaped in them.
    private static final Pattern LINE = Pattern.compile("\\S.{0,64}(?=\\s|$)|\\S+");

    private final List<Page> manual;
    private final String version;
    private final Optional<LocalDate> date;

    /// @param manual all pages, the program's first
    /// @param version the program's
    /// @param date of the version; none for a program that is being worked on
    public ManPage(List<Page> manual, String version, Optional<LocalDate> date) {
        this.manual = List.copyOf(manual);
        this.version = version;
        this.date = date;
    }

    /// The text of one page.
    public String text(Page page) {
        return String.join(
                "",
                title(page),
                section("NAME", filled(page.name() + " - " + page.summary().replaceFirst("\\.$", ""))),
                section("SYNOPSIS", synopsis(page)),
                section("DESCRIPTION", paragraphs(page)),
                entries("ARGUMENTS", page.arguments()),
                entries("OPTIONS", page.options()),
                commands(page),
                entries("EXIT STATUS", page.exitCodes()),
                isProgram(page) ? entries("ENVIRONMENT", ENVIRONMENT) : "",
                section("EXAMPLES", examples(page)),
                section("SEE ALSO", seeAlso(page)));
    }

    private boolean isProgram(Page page) {
        return page.equals(manual.getFirst());
    }

    private String title(Page page) {
        return ".TH " + escaped(page.name().toUpperCase(Locale.ROOT)) + " 1 \""
                + date.map(LocalDate::toString).orElse("") + "\" \"pgsvc " + version + "\" \"pgsvc\\(aqs manual\"\n";
    }

    private static String section(String heading, String body) {
        return ".SH " + heading + "\n" + body;
    }

    private static String synopsis(Page page) {
        String rest = page.synopsis().substring(page.words().length());
        return "\\fB" + escaped(page.words()) + "\\fR" + escaped(rest) + "\n";
    }

    private static String paragraphs(Page page) {
        return Stream.concat(Stream.of(page.summary()), page.details().stream())
                .map(ManPage::filled)
                .collect(Collectors.joining(".PP\n"));
    }

    private static String entries(String heading, List<Page.Entry> entries) {
        return entries.isEmpty()
                ? ""
                : section(heading, entries.stream().map(ManPage::entry).collect(Collectors.joining()));
    }

    private static String entry(Page.Entry entry) {
        return ".TP\n\\fB" + escaped(entry.term()) + "\\fR\n" + filled(entry.meaning());
    }

    private static String commands(Page page) {
        List<Page.Entry> pages = page.commands().stream()
                .map(command -> new Page.Entry(command.term().replace(' ', '-') + "(1)", command.meaning()))
                .toList();
        return entries("COMMANDS", pages);
    }

    private static String examples(Page page) {
        return ".nf\n"
                + page.examples().stream()
                        .map(line -> escaped(line.replaceFirst("^ {2}", "")) + "\n")
                        .collect(Collectors.joining())
                + ".fi\n";
    }

    private String seeAlso(Page page) {
        List<Page> related = manual.stream()
                .filter(other -> !other.equals(page))
                .filter(other -> page.isUnder(other) || page.mentions(other))
                .toList();
        return Stream.concat(related.stream().map(Page::name), isProgram(page) ? Stream.of("haproxy") : Stream.of())
                        .map(name -> "\\fB" + escaped(name) + "\\fR(1)")
                        .collect(Collectors.joining(",\n"))
                + "\n";
    }

    private static String filled(String text) {
        return LINE.matcher(text)
                .results()
                .map(line -> escaped(line.group()) + "\n")
                .collect(Collectors.joining());
    }

    /// Characters that would be commands, or come out otherwise on paper than in a shell.
    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.append(escaped(c)));
        return text.startsWith(".") ? "\\&" + line : line.toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            default -> character < 128 ? Character.toString(character) : "\\[u%04X]".formatted(character);
        };
    }
}
