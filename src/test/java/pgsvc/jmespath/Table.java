package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.JsonWriter;

/// Expressions and what they give, one a row: `expression  =>  result`. The result is JSON, or what is said of the
/// failure.
final class Table {
    private static final String ARROW = "  =>  ";

    private Table() {}

    /// Every row's expression gives the row's result on the data.
    static void assertOn(String json, String table) {
        assertThat(table.lines()
                        .map(row -> row.substring(0, row.indexOf(ARROW)))
                        .map(expression -> expression + ARROW + result(expression.strip(), json))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(table);
    }

    private static String result(String expression, String json) {
        try {
            return JsonWriter.write(Expression.parse(expression).search(JsonTree.of(json)), new Budget());
        } catch (JmesPathException e) {
            return e.getMessage();
        } catch (EvaluationException e) {
            throw new AssertionError(e);
        }
    }
}
