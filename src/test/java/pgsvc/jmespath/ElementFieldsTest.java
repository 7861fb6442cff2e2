package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementFieldsTest {

    @ParameterizedTest(name = "{0} looks up {1}")
    @CsvSource(delimiterString = " -> ", quoteCharacter = '\u0001', textBlock = """
            [] -> []
            [? pg_role == `primary` && tags.az == 'a'] -> [pg_role, tags]
            [? pg_role == `offline` || !pg_offline_query ].name -> [pg_role, pg_offline_query, name]
            [*].ip -> [ip]
            [0].ip -> [ip]
            [1:].ip -> [ip]
            [?a] | [?b] -> [a, b]
            [?a][].[b, {x: c}] -> [a, b, c]
            [[?a], [?b]][].c -> [a, b, c]
            [?a] || [?b] -> [a, b]
            sort_by([?a], &b)[0].c -> [a, b, c]
            max_by(@, &a).b -> [a, b]
            map(&a, @) -> [a]
            map(&@, @)[?b] -> [b]
            reverse(@)[?a] -> [a]
            not_null([?a], [?b])[].c -> [a, b, c]
            [?contains(groups, 'x') && length(@) > `1`] -> [groups]
            [?tags[?a == 'x']] -> [tags]
            [?a.b.c[0].d] -> [a]
            a.b -> []
            *.a -> []
            [].*.a -> []
            [[?a], b][].c -> [a]
            sort_by() -> []
            @.[a] -> []
            """)
    void theNamesAreThoseOfTheElements(String expression, String names) throws JmesPathException {
        assertThat(Expression.parse(expression).elementFields()).hasToString(names);
    }
}
