package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no selector needs is refused before it exhausts the stack or the memory.
class LimitTest {

    @ParameterizedTest(name = "10,000 times {0}")
    @ValueSource(
            strings = {
                "[", "[[", "(", "!", "&", "{a:", "a[?", "length(", "a.", "a|", "a||", "[]", "*.", "[0]", "[*]", "a==",
                "`[`."
            })
    void tenThousandLevelsAreRefused(String piece) {
        assertThatThrownBy(() -> Expression.parse(piece.repeat(10_000) + "a")).isInstanceOf(JmesPathException.class);
    }

    @ParameterizedTest(name = "as many {0} as are allowed")
    @CsvSource({
        "[], 1000",
        "[0], 1000",
        ".a, 1000",
        "|a, 1000",
        "||a, 1000",
        ".[@], 1000",
        "[*], 199",
        "[?a], 199",
        ".*, 199"
    })
    void theLongestChainsAreEvaluated(String link, int deepest) throws JmesPathException {
        int times = Math.min(deepest, 990 / (new Lexer(link).tokens().size() - 1));

        Expression expression = Expression.parse("a" + link.repeat(times));

        assertThat(expression.elementFields()).isEmpty();
        assertThat(expression.search(Map.of())).isNull();
    }

    @Test
    void aLiteralOfTenThousandLevelsIsRefused() {
        assertThatThrownBy(() -> Expression.parse("`" + "[".repeat(10_000) + "]".repeat(10_000) + "`"))
                .isInstanceOf(JmesPathException.class)
                .hasMessage("The expression nests more than 200 levels deep.");
    }

    @Test
    void aTextOfAMillionCharactersIsRefused() {
        assertThatThrownBy(() -> Expression.parse("'" + "a".repeat(1_000_000) + "'"))
                .isInstanceOf(JmesPathException.class)
                .hasMessage("The expression is longer than 1000 tokens or 65536 characters.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[@, @][]", "[join('', @), join('', @)]", "[to_string(@), @]", "[@, @]"})
    void aResultThatDoublesAtEachStepIsRefused(String step) throws JmesPathException {
        Expression expression = Expression.parse("`[\"0123456789\"]` | " + (step + " | ").repeat(60) + "to_string(@)");

        assertThatThrownBy(() -> expression.search(null))
                .isInstanceOf(JmesPathException.class)
                .hasMessage("The expression produces more than 10,000,000 elements or characters.");
    }

    @Test
    void dataThatContainsItselfIsNotComparedForever() throws JmesPathException {
        List<Object> one = new ArrayList<>();
        one.add(one);
        List<Object> other = new ArrayList<>();
        other.add(other);
        Expression comparison = Expression.parse("[0] == [1]");

        assertThatThrownBy(() -> comparison.search(List.of(one, other)))
                .isInstanceOf(JmesPathException.class)
                .hasMessage("A value nests more than 500 levels deep.");
    }

    @Test
    void dataThatContainsItselfIsNotPrintedForever() throws JmesPathException {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        Expression printing = Expression.parse("to_string(@)");

        assertThatThrownBy(() -> printing.search(map))
                .isInstanceOf(JmesPathException.class)
                .hasMessage("A value nests more than 500 levels deep.");
    }

    @Test
    void aFailureOfEvaluationHasNoOffset() throws JmesPathException {
        Expression unknown = Expression.parse("nofunction(@)");

        assertThatThrownBy(() -> unknown.search(null))
                .isInstanceOfSatisfying(
                        JmesPathException.class, e -> assertThat(e.offset()).isEqualTo(-1));
    }
}
