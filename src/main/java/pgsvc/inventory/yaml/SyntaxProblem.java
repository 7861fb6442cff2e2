package pgsvc.inventory.yaml;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import pgsvc.diagnostic.SourceRange;

/// Says in plain words what the parser stumbled over, and what is usually meant.
final class SyntaxProblem {
    private static final String QUOTE_IT = "Put quotes around the value.";

    /// The first line whose fragments are in the parser's message, and whose start is at the place, tells the
    /// problem.
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "",
                    "<stream end>",
                    "The file ends in the middle of a value.",
                    "Close the last bracket or brace, or remove it."),
            new Known(
                    "",
                    "TAB",
                    "A tab stands here; only blanks may indent a line or stand before a value.",
                    "Replace the tab by blanks."),
            new Known("`", "cannot start any token", "A backtick cannot start a value without quotes.", QUOTE_IT),
            new Known("@", "cannot start any token", "The sign @ cannot start a value without quotes.", QUOTE_IT),
            new Known("%", "cannot start any token", "A percent sign cannot start a value without quotes.", QUOTE_IT),
            new Known(
                    "",
                    "scanning an alias",
                    "An asterisk without quotes starts an alias, and no name follows it.",
                    QUOTE_IT),
            new Known(
                    "",
                    "scanning an anchor",
                    "An ampersand without quotes starts an anchor, and no name follows it.",
                    QUOTE_IT),
            new Known(
                    "",
                    "unknown escape character",
                    "In double quotes a backslash starts an escape, and this one is unknown.",
                    "Write the backslash twice, or use single quotes."),
            new Known(
                    "",
                    "escape sequence",
                    "The escape in double quotes is not complete.",
                    "Write the backslash twice, or use single quotes."),
            new Known(
                    "",
                    "mapping values are not allowed",
                    "A second colon, or a key that is indented differently from those above it, makes no sense here.",
                    "Align the key with its neighbours, write a blank after the colon of the line above, or put quotes around a value that holds a colon."),
            new Known(
                    "",
                    "sequence entries are not allowed",
                    "A list cannot start on this line.",
                    "Start the list on a line of its own, below its key."),
            new Known(
                    "",
                    "could not find expected ':'",
                    "This line is neither a key with its value nor part of the line above.",
                    "Write a colon and a blank after the key: `key: value`."),
            new Known(
                    "",
                    "block scalar",
                    "After | or > only an indentation digit, + or - and a comment may follow.",
                    "Start the text on the next line, or put quotes around the value."),
            new Known(
                    "",
                    "undefined tag handle",
                    "An exclamation mark without quotes starts a tag, and this one is unknown.",
                    QUOTE_IT),
            new Known(
                    "",
                    "incompatible YAML document",
                    "The directive %YAML names a version that nothing here reads.",
                    "Remove the directive."),
            new Known(
                    "",
                    "scanning a directive",
                    "A line that starts with a percent sign is a directive, and this one is not complete.",
                    "Remove the line, or put quotes around the text."),
            new Known(
                    "",
                    "expected '<document start>'",
                    "The document has ended above, and something follows it.",
                    "Indent the line, or remove it."),
            new Known(
                    "",
                    "expected <block end>",
                    "What stands here fits neither the line above nor the indentation.",
                    "Align it with its neighbours, or put quotes around the value above."));

    private record Known(String start, String fragment, String detail, String mend) {
        boolean fits(String message, String there) {
            return message.contains(fragment) && there.startsWith(start);
        }
    }

    private SyntaxProblem() {}

    static UnreadableException of(String file, String text, YAMLException problem) {
        if (!(problem instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
            return syntax(
                    SourceRange.startOf(file),
                    "The text cannot be read as YAML.",
                    "Check the file with a YAML editor.");
        }
        Mark opened = marked.getContextMark();
        if (opened != null && isUnclosed(marked)) {
            return unclosed(at(file, opened), text, marked);
        }
        return known(at(file, marked.getProblemMark()), text, marked);
    }

    private static boolean isUnclosed(MarkedYAMLException problem) {
        String context = String.valueOf(problem.getContext());
        return context.contains("quoted scalar") && problem.getProblem().contains("unexpected")
                || context.contains("parsing a flow sequence")
                || context.contains("parsing a flow mapping");
    }

    private static UnreadableException unclosed(SourceRange opened, String text, MarkedYAMLException problem) {
        int offset = offset(text, problem.getContextMark());
        String around = text.substring(Math.max(0, offset - 1), Math.min(offset + 2, text.length()));
        if (around.contains("{{") || around.contains("{%")) {
            return template(opened);
        }
        String sign = text.substring(offset, offset + 1);
        return syntax(
                opened,
                "The " + sign + " that opens here is not closed where it should be: something else stands in line "
                        + (problem.getProblemMark().getLine() + 1) + ", column "
                        + (problem.getProblemMark().getColumn() + 1) + ".",
                "Close it, or write the comma that is missing between two entries.");
    }

    private static UnreadableException known(SourceRange where, String text, MarkedYAMLException problem) {
        int offset = offset(text, problem.getProblemMark());
        int lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        if (text.substring(Math.min(lineStart, offset), offset).matches(".*[:-] +\\{\\{.*")) {
            return template(where);
        }
        String there = text.substring(offset);
        String message = problem.getContext() + "; " + problem.getProblem();
        return KNOWN.stream()
                .filter(k -> k.fits(message, there))
                .findFirst()
                .map(k -> syntax(where, k.detail, k.mend))
                .orElseGet(() -> syntax(where, "This is not valid YAML: " + plain(problem) + ".", QUOTE_IT));
    }

    private static UnreadableException template(SourceRange where) {
        return syntax(
                where,
                "Braces without quotes are a mapping in YAML: `{{` starts no template here.",
                "Put quotes around the whole value: \"{{ name }}\".");
    }

    private static String plain(MarkedYAMLException problem) {
        return problem.getProblem().lines().findFirst().orElse("").strip();
    }

    private static UnreadableException syntax(SourceRange where, String detail, String mend) {
        return new UnreadableException(YamlRule.YAML_SYNTAX, where, detail, mend);
    }

    private static SourceRange at(String file, Mark mark) {
        return SourceRange.at(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static int offset(String text, Mark mark) {
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    }
}
