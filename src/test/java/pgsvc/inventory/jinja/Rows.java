package pgsvc.inventory.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import pgsvc.inventory.jinja.python.Printer;

/// Checks a table of rows `template => result`, results being printed as Python's `repr` does. All rows are
/// evaluated before they are compared, so that a failure shows each row that differs.
final class Rows {
    private static final String ARROW = " => ";

    private Rows() {}

    static void checkExpressions(String rows) {
        check(rows, expression -> "{{ " + expression + " }}");
    }

    static void checkTemplates(String rows) {
        check(rows, template -> template.replace('⏎', '\n').replace('␍', '\r'));
    }

    private static void check(String rows, UnaryOperator<String> template) {
        String actual = rows.lines()
                .map(row -> row.substring(0, row.lastIndexOf(ARROW)))
                .map(left -> left + ARROW + result(template.apply(left)) + "\n")
                .collect(Collectors.joining());
        assertThat(actual).isEqualTo(rows);
    }

    private static String result(String template) {
        try {
            return Printer.repr(Template.parse(template).evaluate(SampleScope.NODE));
        } catch (TemplateException e) {
            return "failed at " + e.offset() + ": " + e.getMessage();
        }
    }
}
