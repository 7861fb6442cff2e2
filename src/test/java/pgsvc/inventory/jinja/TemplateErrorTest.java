package pgsvc.inventory.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateErrorTest {

    /// Evaluates each line, and shows beneath it where it fails and why.
    private static String told(String templates) {
        StringBuilder told = new StringBuilder();
        for (String template : templates.lines().toList()) {
            TemplateException e = failure(template);
            told.append(template)
                    .append('\n')
                    .append(" ".repeat(e.offset()))
                    .append("^ ")
                    .append(e.getMessage())
                    .append('\n');
        }
        return told.toString();
    }

    private static TemplateException failure(String template) {
        return catchThrowableOfType(
                TemplateException.class, () -> Template.parse(template).evaluate(SampleScope.NODE));
    }

    @Test
    void whatIsNotDefinedIsToldWithItsNameAndPlace() {
        assertThat(told("""
                        {{ pg_sec }}
                        {{ 10 * pg_sec }}
                        {{ pg_cluster ~ '-' ~ pg_sec }}
                        {{ node.tags.zone }}
                        {{ node['tags'].zone|upper }}
                        {{ numbers[7] }}
                        {{ hostvars['10.10.10.99'].pg_port }}
                        {{ []|first }}
                        {{ pg_sec if on else 1 }}
                        {{ pg_sec == 1 or on }}
                        {{ pg_sec|int }}
                        {{ pg_seq|default(1)|int + pg_sec }}
                        {% if pg_sec %}{% endif %}
                        {% for i in pg_sec %}{% endfor %}
                        """)).isEqualTo("""
                        {{ pg_sec }}
                           ^ The variable "pg_sec" is not defined.
                        {{ 10 * pg_sec }}
                                ^ The variable "pg_sec" is not defined.
                        {{ pg_cluster ~ '-' ~ pg_sec }}
                                              ^ The variable "pg_sec" is not defined.
                        {{ node.tags.zone }}
                                     ^ "node.tags" has no item "zone".
                        {{ node['tags'].zone|upper }}
                                        ^ "node['tags']" has no item "zone".
                        {{ numbers[7] }}
                                  ^ "numbers" has no item "7".
                        {{ hostvars['10.10.10.99'].pg_port }}
                                   ^ "hostvars" has no item "10.10.10.99".
                        {{ []|first }}
                              ^ "first" was asked of an empty list.
                        {{ pg_sec if on else 1 }}
                           ^ The variable "pg_sec" is not defined.
                        {{ pg_sec == 1 or on }}
                           ^ The variable "pg_sec" is not defined.
                        {{ pg_sec|int }}
                           ^ The variable "pg_sec" is not defined.
                        {{ pg_seq|default(1)|int + pg_sec }}
                                                   ^ The variable "pg_sec" is not defined.
                        {% if pg_sec %}{% endif %}
                              ^ The variable "pg_sec" is not defined.
                        {% for i in pg_sec %}{% endfor %}
                                    ^ The variable "pg_sec" is not defined.
                        """);
    }

    @Test
    void valuesOfTheWrongKindAreToldWithWhatTheyAre() {
        assertThat(told("""
                        {{ pg_cluster + pg_seq }}
                        {{ 'a' + 1 }}
                        {{ numbers + 1 }}
                        {{ 1 < 'a' }}
                        {{ [1, 'a']|sort }}
                        {{ 1 / 0 }}
                        {{ 1 in 5 }}
                        {{ -pg_cluster }}
                        {{ pg_seq|length }}
                        {{ pg_seq|join(',') }}
                        {{ '%d' % 'x' }}
                        {{ '%s %s' % 'x' }}
                        {{ ','.join([1]) }}
                        {{ {[]: 1} }}
                        {{ node|combine(5) }}
                        {% for i in 5 %}{% endfor %}
                        {% set a, b = 1 %}
                        """)).isEqualTo("""
                        {{ pg_cluster + pg_seq }}
                                      ^ "+" does not work between the text 'pg-test' and the number 2.
                        {{ 'a' + 1 }}
                               ^ "+" does not work between the text 'a' and the number 1.
                        {{ numbers + 1 }}
                                   ^ "+" does not work between a list and the number 1.
                        {{ 1 < 'a' }}
                           ^ "<" does not work between the number 1 and the text 'a'.
                        {{ [1, 'a']|sort }}
                                    ^ "<" does not work between the text 'a' and the number 1.
                        {{ 1 / 0 }}
                             ^ The template divides by zero.
                        {{ 1 in 5 }}
                           ^ "in" does not work between the number 1 and the number 5.
                        {{ -pg_cluster }}
                           ^ A sign stands before the text 'pg-test', which is no number.
                        {{ pg_seq|length }}
                                  ^ A list, a mapping or a text is needed here, and the number 2 has no length.
                        {{ pg_seq|join(',') }}
                                  ^ A list, a mapping or a text is needed here, and the number 2 holds no items.
                        {{ '%d' % 'x' }}
                                ^ The format needs a number, not the text 'x'.
                        {{ '%s %s' % 'x' }}
                                   ^ The format has more places than values.
                        {{ ','.join([1]) }}
                                   ^ The method "join" takes texts only, and finds the number 1.
                        {{ {[]: 1} }}
                           ^ A key cannot be a list.
                        {{ node|combine(5) }}
                                ^ A mapping is needed here, not the number 5.
                        {% for i in 5 %}{% endfor %}
                                    ^ A list, a mapping or a text is needed here, and the number 5 holds no items.
                        {% set a, b = 1 %}
                                      ^ There are 2 names for the number 1.
                        """);
    }

    @Test
    void whatPgsvcDoesNotReadIsNamed() {
        assertThat(told("""
                        {{ lookup('env', 'HOME') }}
                        {{ query('file', 'x') }}
                        {{ now() }}
                        {{ pg_cluster|ipaddr }}
                        {{ pg_cluster|lenght }}
                        {{ pg_cluster is version('1') }}
                        {{ numbers|map('ipaddr')|list }}
                        {{ pg_cluster.format(1) }}
                        {{ pg_seq() }}
                        {{ pg_cluster|replace('a') }}
                        {{ pg_cluster|lower(1) }}
                        {{ pg_cluster|default(value=1) }}
                        {% include 'x' %}
                        {% macro x() %}{% endmacro %}
                        {% set x %}{% endset %}
                        #jinja2: trim_blocks:False {{ 1 }}
                        """)).isEqualTo("""
                        {{ lookup('env', 'HOME') }}
                                 ^ pgsvc does not run lookups, and this is a lookup of "env".
                        {{ query('file', 'x') }}
                                ^ pgsvc does not run lookups, and this is a query of "file".
                        {{ now() }}
                              ^ pgsvc does not read the function "now".
                        {{ pg_cluster|ipaddr }}
                                      ^ pgsvc does not read the filter "ipaddr".
                        {{ pg_cluster|lenght }}
                                      ^ pgsvc does not read the filter "lenght". Did you mean "length"?
                        {{ pg_cluster is version('1') }}
                                         ^ pgsvc does not read the test "version".
                        {{ numbers|map('ipaddr')|list }}
                                   ^ pgsvc does not read the filter "ipaddr".
                        {{ pg_cluster.format(1) }}
                                            ^ pgsvc does not read the method "format" of the text 'pg-test'.
                        {{ pg_seq() }}
                                 ^ What stands before the bracket cannot be called.
                        {{ pg_cluster|replace('a') }}
                                      ^ "replace" needs the argument "new".
                        {{ pg_cluster|lower(1) }}
                                      ^ "lower" takes no arguments.
                        {{ pg_cluster|default(value=1) }}
                                      ^ "default" takes no argument "value".
                        {% include 'x' %}
                           ^ pgsvc does not read the statement {% include %}.
                        {% macro x() %}{% endmacro %}
                           ^ pgsvc does not read the statement {% macro %}.
                        {% set x %}{% endset %}
                           ^ pgsvc does not read this form of {% set %}.
                        #jinja2: trim_blocks:False {{ 1 }}
                        ^ pgsvc does not read a "#jinja2:" line.
                        """);
    }

    @Test
    void whatIsNoTemplateIsToldWithItsPlace() {
        assertThat(told("""
                        {{
                        {{ }}
                        {{ 1 + }}
                        {{ 1 2 }}
                        {{ a b }}
                        {{ (1 }}
                        {{ 1) }}
                        {{ [1 2] }}
                        {{ {1} }}
                        {{ numbers[ }}
                        {{ 'abc }}
                        {{ 'a\\'b' }}
                        {{ a.'b' }}
                        {{ x| }}
                        {{ x is }}
                        {{ a = 1 }}
                        {{ f(*a) }}
                        {{ $a }}
                        {{ 010 }}
                        {% if on %}
                        {% if %}{% endif %}
                        {% for i numbers %}{% endfor %}
                        {% endif %}
                        {% raw %}
                        {# open
                        {% set x = '\\x4' %}
                        """)).isEqualTo("""
                        {{
                        ^ The template begins here and does not end.
                        {{ }}
                           ^ Here stands "}}" where a value is expected.
                        {{ 1 + }}
                               ^ Here stands "}}" where a value is expected.
                        {{ 1 2 }}
                             ^ Here stands "2" where "}}" is expected.
                        {{ a b }}
                             ^ Here stands "b" where "}}" is expected.
                        {{ (1 }}
                              ^ Here stands "}" where ")" is expected.
                        {{ 1) }}
                            ^ The bracket ")" closes nothing.
                        {{ [1 2] }}
                              ^ Here stands "2" where "," or "]" is expected.
                        {{ {1} }}
                             ^ Here stands "}" where ":" is expected.
                        {{ numbers[ }}
                                    ^ Here stands "}" where "]" is expected.
                        {{ 'abc }}
                           ^ A text begins here and does not end.
                        {{ 'a\\'b' }}
                           ^ A quote cannot be escaped with a backslash here.
                        {{ a.'b' }}
                             ^ After "." stands a text where a name is expected.
                        {{ x| }}
                              ^ Here stands "}}" where the name of a filter is expected.
                        {{ x is }}
                                ^ Here stands "}}" where the name of a test is expected.
                        {{ a = 1 }}
                             ^ Here stands "=" where "}}" is expected.
                        {{ f(*a) }}
                             ^ Here stands "*" where an argument is expected.
                        {{ $a }}
                           ^ The character "$" has no meaning here.
                        {{ 010 }}
                            ^ Here stands "10" where "}}" is expected.
                        {% if on %}
                           ^ {% if %} begins here and does not end.
                        {% if %}{% endif %}
                              ^ Here stands "%}" where a value is expected.
                        {% for i numbers %}{% endfor %}
                                 ^ Here stands "numbers" where "in" is expected.
                        {% endif %}
                           ^ {% endif %} closes nothing.
                        {% raw %}
                        ^ {% raw %} begins here and does not end.
                        {# open
                        ^ A comment begins here and does not end.
                        {% set x = '\\x4' %}
                                   ^ The text holds a broken escape.
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'x' * 10 ** 9 }}",
                "{{ [1] * 10 ** 9 }}",
                "{{ range(10 ** 9)|list }}",
                "{{ 9 ** (9 ** 9) }}",
                "{{ '%9999d' % 1 ~ '7'.zfill(10 ** 9) }}",
                "{{ range(100000)|map('string')|map('replace', '', 'x' * 1000)|join }}",
                "{{ range(100000)|select('in', range(100000))|list }}",
                "{{ ('a' * 500)|regex_replace('(.*)(.*)(.*)(.*)(.*)x', '') }}",
                "{{ ('ab' * 100000)|regex_search('(a|b)*c') }}",
                "{{ range(60000)|map('string')|unique|join(range(60000)|join) }}",
                "{% for i in range(10000) %}{% for j in range(10000) %}x{% endfor %}{% endfor %}",
                "{% for i in range(100000) %}{% set x = 'a' * 1000000 %}{% endfor %}",
            })
    void whatGrowsOutOfAllBoundsIsAnError(String template) {
        assertThat(failure(template).mend()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "not ", "{'a': ", "x|default(", "1 + ", "a.b|", "1 if x else ", "a[", "f("})
    void whatNestsTooDeeplyIsAnErrorAndNoOverflow(String piece) {
        assertThat(failure("{{ " + piece.repeat(5_000))).isInstanceOf(TemplateException.class);
    }

    @Test
    void aLongChainIsAnErrorAndNoOverflow() {
        assertThat(failure("{{ 1" + " + 1".repeat(9_000) + " }}")).hasMessage("The template is nested too deeply.");
        assertThat(failure("{{ a" + ".b".repeat(9_000) + " }}")).hasMessage("The template is nested too deeply.");
        assertThat(failure("{% if on %}".repeat(5_000))).hasMessage("The template is nested too deeply.");
    }

    @Test
    void listsThatHoldEachOtherManyTimesAreAnErrorAndNoHang() {
        String doubling = "{% set x = [1] %}" + "{% set x = [x, x] %}".repeat(60);
        assertThat(failure(doubling + "{{ x }}")).hasMessageStartingWith("The template makes a text");
        assertThat(failure(doubling + "{{ x == x }}")).hasMessageStartingWith("The template compares lists");
        assertThat(failure(doubling + "{{ x|flatten }}")).hasMessageStartingWith("The template makes a list");
        assertThat(failure("{% set x = [1] %}" + "{% set x = [x] %}".repeat(200) + "{{ x }}"))
                .hasMessage("The template nests lists deeper than 100 levels.");
    }

    @Test
    void aTemplateThatIsTooLongIsAnError() {
        assertThat(failure("{{ 1 }}" + "x".repeat(70_000))).hasMessage("The template is longer than 65536 characters.");
    }
}
