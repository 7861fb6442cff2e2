package pgsvc.inventory.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text is, it gives a value of the known kinds or a [TemplateException] with a place inside the
/// text, and the same again.
class TemplateFuzzTest {
    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "+",
            " ",
            "\n",
            "a",
            "pg_seq",
            "numbers",
            "users",
            "nothing",
            "'",
            "\"",
            "'x'",
            "1",
            "2.5",
            "0x",
            "1e9",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            ".",
            "|",
            "~",
            "*",
            "**",
            "//",
            "%",
            "==",
            "<",
            "=",
            "\\",
            " is ",
            " in ",
            " not ",
            " and ",
            " or ",
            " if ",
            " else ",
            "if",
            "endif",
            "for ",
            "endfor",
            "set ",
            "raw",
            "endraw",
            "default",
            "int",
            "join",
            "map",
            "sort",
            "regex_replace",
            "split",
            "items",
            "range",
            "True",
            "none",
            "é",
            "😀",
            "\ud800",
            "\0",
            "[1",
            "{'a'",
            "(?P<a",
            "[[",
            "format",
            "round",
            "sum",
            "flatten",
            "combine");

    private static void check(String text) {
        String first = outcome(text);
        assertThat(outcome(text)).isEqualTo(first);
    }

    private static String outcome(String text) {
        try {
            Object value = Template.parse(text).evaluate(SampleScope.NODE);
            assertKnown(value);
            return String.valueOf(value);
        } catch (TemplateException e) {
            assertThat(e.offset()).isBetween(-1, text.length());
            assertThat(e.mend()).isNotEmpty();
            return e.offset() + ": " + e.getMessage();
        }
    }

    private static void assertKnown(@Nullable Object value) {
        switch (value) {
            case List<?> list -> list.forEach(TemplateFuzzTest::assertKnown);
            case Map<?, ?> map -> {
                map.keySet().forEach(key -> assertThat(key).isInstanceOf(String.class));
                map.values().forEach(TemplateFuzzTest::assertKnown);
            }
            case null -> {}
            default -> assertThat(value).isInstanceOfAny(String.class, Boolean.class, Number.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyJumbleOfPiecesIsAValueOrAnError(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String jumble = pieces(random, 12);
            check(jumble);
            check("{{ " + jumble + " }}");
        }
    }

    private static String pieces(Random random, int most) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(1 + random.nextInt(most))
                .collect(Collectors.joining());
    }

    @FuzzTest(maxDuration = "5s")
    void anyTextIsAValueOrAnError(@NotNull String text) {
        check(text);
        check("{{ " + text + " }}");
    }
}
