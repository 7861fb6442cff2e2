package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Literals, comparisons of them, and the Java values that they are.
class LiteralTest {

    @Test
    void backticksHoldJsonOrAWord() {
        Table.assertOn("null", """
                `primary`  =>  "primary"
                `  pg-test `  =>  "pg-test "
                ` true `  =>  true
                `"true"`  =>  "true"
                `[1, {"a": null}]`  =>  [1,{"a":null}]
                `{"b": 1, "a": 2, "b": 3}`  =>  {"b":3,"a":2}
                `01`  =>  "01"
                `1.`  =>  "1."
                `1e`  =>  "1e"
                `1E2`  =>  100.0
                `-0.5`  =>  -0.5
                ``  =>  ""
                `a\\`b`  =>  "a`b"
                `"\\u00e9\\n"`  =>  "\\u00e9\\n"
                `-Infinity`  =>  -Infinity
                `NaN`  =>  NaN
                `[1 2]`  =>  "[1 2]"
                """);
    }

    @Test
    void singleQuotesHoldTextAsItIs() {
        Table.assertOn("null", """
                'primary'  =>  "primary"
                'it\\'s'  =>  "it's"
                'a\\b'  =>  "a\\\\b"
                '"'  =>  "\\""
                """);
    }

    @Test
    void numbersAreLongBigOrDouble() throws JmesPathException {
        assertThat(Expression.parse("`[1, 9223372036854775807, 9223372036854775808, 1.0]`")
                        .search(null))
                .isEqualTo(List.of(1L, Long.MAX_VALUE, new BigInteger("9223372036854775808"), 1.0));
    }

    @Test
    void anIntegerOfTooManyDigitsIsAWord() throws JmesPathException {
        String digits = "9".repeat(4301);

        assertThat(Expression.parse("`" + digits + "`").search(null)).isEqualTo(digits);
    }

    @Test
    void literalsCannotBeChanged() throws JmesPathException {
        Object list = Expression.parse("`[1]`").search(null);

        assertThat((List<?>) list).isUnmodifiable();
    }

    @Test
    void equalityKnowsTheTypes() {
        Table.assertOn("null", """
                `1` == `1.0`  =>  true
                `1` == `true`  =>  false
                `0` == `false`  =>  false
                `2` == `true`  =>  false
                `1` == '1'  =>  false
                `1` != '1'  =>  true
                `null` == none  =>  true
                `[1, {"a": 2}]` == `[1.0, {"a": 2.0}]`  =>  true
                `{"a": 1, "b": 2}` == `{"b": 2, "a": 1}`  =>  true
                `{"a": null}` == `{"b": null}`  =>  false
                `[1, 2]` == `[1]`  =>  false
                `NaN` == `NaN`  =>  false
                `9007199254740993` == `9007199254740992.0`  =>  false
                `100000000000000000000` == `1e20`  =>  true
                (&a) == (&a)  =>  false
                """);
    }

    @Test
    void withinListsTrueIsOneAsInPython() {
        Table.assertOn("null", """
                `[1]` == `[true]`  =>  true
                contains(`[1]`, `true`)  =>  true
                contains(`[0]`, `true`)  =>  false
                """);
    }

    @Test
    void onlyNumbersAndStringsHaveAnOrder() {
        Table.assertOn("null", """
                `1` < `1.5`  =>  true
                `2` <= `2`  =>  true
                `2` > `2`  =>  false
                `-1` >= `-1.0`  =>  true
                `1e400` > `100000000000000000000`  =>  true
                `NaN` < `1`  =>  false
                `NaN` >= `1`  =>  false
                'a' < 'b'  =>  true
                'B' < 'a'  =>  true
                `"\\uff5e"` < `"\\ud83d\\ude00"`  =>  true
                `true` < `2`  =>  null
                none < `2`  =>  null
                `[1]` < `[2]`  =>  null
                `1` < 'b'  =>  a number and a string have no order.
                """);
    }
}
