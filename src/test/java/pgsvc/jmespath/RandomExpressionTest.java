package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Texts that are nearly expressions, made from a seed: whatever they are, they are evaluated or refused.
class RandomExpressionTest {
    private static final int TEXTS = 40_000;
    private static final @Nullable Object DATA = JsonTree.of("""
            [{"a": 1, "b": [1, 2.5, {"a": null}]}, {"a": "x", "b": {"a": [], "b": "y"}}, [[1], "s", true, null]]
            """);
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "\"a b\"",
            "'s'",
            "`1`",
            "`w`",
            "`[1,\"x\"]`",
            "`{\"a\":1}`",
            "@",
            "*",
            ".",
            ",",
            ":",
            "|",
            "||",
            "&&",
            "&",
            "!",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "[",
            "]",
            "[]",
            "[*]",
            "[?",
            "(",
            ")",
            "{",
            "}",
            "0",
            "-1",
            "1",
            " ",
            "=",
            "-",
            "`",
            "'",
            "\"",
            "\\",
            "\ud83d",
            "\u00e9",
            "[::-1]",
            "[1:]",
            "length(",
            "sort_by(",
            "map(",
            "to_string(",
            "to_number(",
            "join(",
            "merge(",
            "max_by(",
            "contains(",
            "not_null(",
            "reverse(",
            "nope(");

    @RepeatedTest(value = 4, name = "seed {currentRepetition}")
    void nothingButTheExceptionOfTheLanguageIsThrown(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int parsed = 0;
        int evaluated = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            try {
                Expression expression = Expression.parse(text);
                parsed++;
                assertThat(expression.elementFields()).as(text).isNotNull();
                expression.search(DATA);
                evaluated++;
            } catch (JmesPathException e) {
                assertThat(e.offset()).as(text).isBetween(-1, text.length());
                assertThat(e.mend()).as(text).endsWith(".");
            }
        }
        assertThat(parsed).isBetween(TEXTS / 100, TEXTS);
        assertThat(evaluated).isBetween(TEXTS / 200, parsed);
    }

    /// A few pieces, and then the brackets that they leave open.
    private static String text(Random random) {
        List<String> pieces = new ArrayList<>();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        String text = String.join("", pieces);
        return random.nextInt(4) == 0 ? text : text + closings(text);
    }

    private static String closings(String text) {
        StringBuilder closings = new StringBuilder();
        for (char c : text.toCharArray()) {
            int opening = "[({".indexOf(c);
            if (opening >= 0) {
                closings.insert(0, "])}".charAt(opening));
            } else if ("])}".indexOf(c) >= 0 && !closings.isEmpty()) {
                closings.deleteCharAt(0);
            }
        }
        return closings.toString();
    }
}
