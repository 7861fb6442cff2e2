package pgsvc.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxProblemTest {
    private static final String QUOTE = "Put quotes around the value.";
    private static final String CLOSE = "Close it, or write the comma that is missing between two entries.";
    private static final String BACKSLASH = "Write the backslash twice, or use single quotes.";

    @ParameterizedTest
    @MethodSource
    void aSyntaxErrorIsToldInPlainWordsAtItsPlace(String yaml, String place, String detail, String mend) {
        assertThat(Printed.findings(yaml))
                .isEqualTo("in.yml:" + place + " error yaml-syntax: " + detail + " -> " + mend);
    }

    static Stream<Arguments> aSyntaxErrorIsToldInPlainWordsAtItsPlace() {
        String tab = "A tab stands here; only blanks may indent a line or stand before a value.";
        String align =
                "Align the key with its neighbours, write a blank after the colon of the line above, or put quotes"
                        + " around a value that holds a colon.";
        String colon =
                "A second colon, or a key that is indented differently from those above it, makes no sense here.";
        String template = "Braces without quotes are a mapping in YAML: `{{` starts no template here.";
        String misfit = "What stands here fits neither the line above nor the indentation.";
        return Stream.of(
                arguments("a:\n\tb: 1", "2:1", tab, "Replace the tab by blanks."),
                arguments("a:\tb", "1:3", tab, "Replace the tab by blanks."),
                arguments("a: \"b\nc: d\n", "1:4", open("\"", 3, 1), CLOSE),
                arguments("a: 'b", "1:4", open("'", 1, 6), CLOSE),
                arguments("a: [b, c\nd: e", "1:4", open("[", 2, 2), CLOSE),
                arguments("é: {b: c\nd: e", "1:4", open("{", 2, 2), CLOSE),
                arguments(
                        "a: [",
                        "1:5",
                        "The file ends in the middle of a value.",
                        "Close the last bracket or brace, or remove it."),
                arguments("a: {{ b", "1:5", template, "Put quotes around the whole value: \"{{ name }}\"."),
                arguments("a: @b", "1:4", "The sign @ cannot start a value without quotes.", QUOTE),
                arguments("a: `b`", "1:4", "A backtick cannot start a value without quotes.", QUOTE),
                arguments("a: %b", "1:4", "A percent sign cannot start a value without quotes.", QUOTE),
                arguments("a: *", "1:5", "An asterisk without quotes starts an alias, and no name follows it.", QUOTE),
                arguments(
                        "a: &", "1:5", "An ampersand without quotes starts an anchor, and no name follows it.", QUOTE),
                arguments(
                        "a: !x!y z",
                        "1:4",
                        "An exclamation mark without quotes starts a tag, and this one is unknown.",
                        QUOTE),
                arguments(
                        "a: \"\\d\"",
                        "1:6",
                        "In double quotes a backslash starts an escape, and this one is unknown.",
                        BACKSLASH),
                arguments("a: \"\\xZZ\"", "1:7", "The escape in double quotes is not complete.", BACKSLASH),
                arguments("a: b: c", "1:5", colon, align),
                arguments("a:b\nc: d", "2:2", colon, align),
                arguments(
                        "a: 1\nb\nc: d",
                        "3:1",
                        "This line is neither a key with its value nor part of the line above.",
                        "Write a colon and a blank after the key: `key: value`."),
                arguments(
                        "a: - b",
                        "1:4",
                        "A list cannot start on this line.",
                        "Start the list on a line of its own, below its key."),
                arguments(
                        "a: |x\n  y",
                        "1:5",
                        "After | or > only an indentation digit, + or - and a comment may follow.",
                        "Start the text on the next line, or put quotes around the value."),
                arguments(
                        "a: \"b\" c",
                        "1:8",
                        misfit,
                        "Align it with its neighbours, or put quotes around the value above."),
                arguments("a: ]", "1:4", "This is not valid YAML: expected the node content, but found ']'.", QUOTE));
    }

    private static String open(String sign, int line, int column) {
        return "The " + sign + " that opens here is not closed where it should be: something else stands in line "
                + line + ", column " + column + ".";
    }
}
