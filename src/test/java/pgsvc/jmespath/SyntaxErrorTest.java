package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is said of a text that is no expression: the offset, what is wrong, how to mend it.
class SyntaxErrorTest {

    @Test
    void slipsOfOperatorsAreToldWithTheRightOne() {
        assertErrors("""
                [?pg_role = 'primary']  =>  10: A single = does not compare. Write ==.
                [?pg_role === 'primary']  =>  12: A single = does not compare. Write ==.
                [?pg_seq ! = `1`]  =>  11: A single = does not compare. Write !=.
                [?pg_seq => `1`]  =>  9: A single = does not compare. Write >=.
                [?pg_seq < = `1`]  =>  11: A single = does not compare. Write <=.
                [?pg_seq <> `1`]  =>  10: <> does not compare. Write !=.
                [?a & b]  =>  4: A single & does not combine conditions. Write && for "and".
                [?a and b]  =>  4: JMESPath has no word and. Write &&.
                [?a OR b]  =>  4: JMESPath has no word or. Write ||.
                [?not pg_offline_query]  =>  2: JMESPath has no word not. Write !pg_offline_query.
                [?a is null]  =>  4: JMESPath has no word is. Write ==.
                [?pg_role in ['a','b']]  =>  10: JMESPath has no word in. Write contains(['a', 'b'], name) for "is one of".
                [?name like 'pg%']  =>  7: JMESPath has no patterns. Use starts_with(), ends_with() or contains().
                [?a + b]  =>  4: JMESPath does not calculate. Compare with the result, or put text that has a + in single quotes.
                [?a * b]  =>  4: JMESPath does not calculate. Compare with the result, or put text that has a * in single quotes.
                [?a - b]  =>  4: JMESPath does not calculate. Compare with the result, or put text that has a - in single quotes.
                """);
    }

    @Test
    void valuesWithoutQuotesAreToldWithTheirQuotes() {
        assertErrors("""
                [?pg_seq == 1]  =>  12: A number stands without backticks. Write `1`.
                [?pg_seq == -1]  =>  12: A number stands without backticks. Write `-1`.
                [?weight > 1.5]  =>  11: A number stands without backticks. Write `1.5`.
                [?ip == 10.10.10.10]  =>  8: 10.10.10.10 stands without quotes. Write '10.10.10.10'.
                [?v == 15beta]  =>  7: 15beta stands without quotes. Write '15beta'.
                [?pg_cluster == pg-test]  =>  16: pg-test has a hyphen and no quotes. \
                Write 'pg-test' for the text, or "pg-test" for the attribute of that name.
                [?name == pg-test-1]  =>  10: pg-test-1 has a hyphen and no quotes. \
                Write 'pg-test-1' for the text, or "pg-test-1" for the attribute of that name.
                [?name == pg-1]  =>  10: pg-1 has a hyphen and no quotes. \
                Write 'pg-1' for the text, or "pg-1" for the attribute of that name.
                [1, 2]  =>  2: A list of numbers stands without backticks. Write it as a literal: `[1, 2]`.
                a[1.5]  =>  3: An index is a whole number. Remove the fraction.
                """);
    }

    @Test
    void quotesAreMatchedWithTheirLikes() {
        assertErrors("""
                [?pg_role == `primary]  =>  13: The backtick that opens here is not closed. Add the closing `.
                [?pg_role == 'primary]  =>  13: The single quote that opens here is not closed. Add the closing '.
                [?"pg-role == 'a']  =>  2: The double quote that opens here is not closed. Add the closing ".
                'a\\'  =>  0: The single quote that opens here is not closed. Add the closing '.
                [?pg_role == \u2018a\u2019]  =>  13: A typographic quote quotes nothing. Put text in plain quotes: 'primary'.
                'it''s'  =>  4: Two texts stand side by side. Write \\' for a quote in text.
                `pri"mary`  =>  0: What stands between the backticks is neither JSON nor a plain word. \
                Put text in single quotes: 'primary'.
                "a\\x"  =>  0: The name in double quotes is no JSON string. \
                Write \\\\ for a backslash, \\n for the end of a line, \\t for a tabulator.
                "length"(@)  =>  0: The name of a function stands in quotes. Write length(...).
                """);
    }

    @Test
    void bracketsAreMatchedWithTheirLikes() {
        assertErrors("""
                [?pg_role == `primary`  =>  0: The [? that opens here is not closed. Add the closing ].
                foo[0  =>  3: The [ that opens here is not closed. Add the closing ].
                foo[  =>  3: The [ that opens here is not closed. Add the closing ].
                length([?a]  =>  6: The ( that opens here is not closed. Add the closing ).
                {a: b  =>  0: The { that opens here is not closed. Add the closing }.
                [?(a == b]  =>  2: The ( that opens here is not closed. Add the closing ).
                a]  =>  1: The ] closes nothing. Remove it.
                [a])  =>  3: The ) closes nothing. Remove it.
                [ ?a]  =>  2: The ? of a filter stands apart. Write [? with nothing between.
                foo[bar]  =>  4: The [ after a value takes a number, a slice or *. \
                Write [? to filter a list, or . and a name for an attribute.
                foo['bar']  =>  4: The [ after a value takes a number, a slice or *. \
                Write [? to filter a list, or . and a name for an attribute.
                """);
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        assertErrors("""
                =>  0: The expression is empty. Write [] for all members.
                [?a ==]  =>  6: Between == and ] something is missing. Write what belongs after the ==.
                a ||  =>  4: The expression ends too early. Write what belongs after the ||.
                a.  =>  2: The expression ends too early. Write what belongs after the ..
                a || && b  =>  5: Between || and && something is missing. Write what belongs after the ||.
                == b  =>  0: A == cannot stand here. Remove it, or write what it belongs to.
                a b  =>  2: Two values stand side by side. Put an operator between them, such as == or &&.
                a 'b'  =>  2: Two values stand side by side. Put an operator between them, such as == or &&.
                a.'b'  =>  2: After a . comes a name, not text. Put a name in double quotes, if in any.
                {'a': b}  =>  1: A key is a name, not text. Put a key in double quotes, if in any.
                {a: b,}  =>  6: Between , and } something is missing. Write what belongs after the ,.
                {a b}  =>  3: Two values stand side by side. Put an operator between them, such as == or &&.
                a{b: c}  =>  1: A { follows a value. Write .{ to select from it.
                @(a)  =>  1: Only the name of a function can stand before a (. Remove the (.
                a#b  =>  1: The character # is no part of the language. Remove it, or put the text in single quotes.
                a\u00a0b  =>  1: The character U+00A0 is no part of the language. Remove it, or put the text in single quotes.
                $x  =>  0: JMESPath has no variables. Remove the $, or put text in single quotes.
                a[1:2:3:4]  =>  7: A : cannot stand here. Remove it, or write what it belongs to.
                """);
    }

    @Test
    void offsetsCountCodeUnits() {
        assertErrors("""
                '\ud83d\ude00' = a  =>  5: A single = does not compare. Write ==.
                """);
    }

    private static void assertErrors(String table) {
        assertThat(table.lines()
                        .map(row -> row.substring(0, Math.max(0, row.indexOf("  =>  "))))
                        .map(expression -> (expression.isEmpty() ? "" : expression + "  ") + "=>  " + error(expression))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(table);
    }

    private static String error(String expression) {
        try {
            return "parsed: " + Expression.parse(expression).text();
        } catch (JmesPathException e) {
            return e.offset() + ": " + e.getMessage() + " " + e.mend();
        }
    }
}
