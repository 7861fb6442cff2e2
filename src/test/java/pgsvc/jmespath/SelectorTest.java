package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The selectors that clusters have, on the members that clusters have.
class SelectorTest {
    private static final String MEMBERS = """
            [
              {"name": "pg-test-1", "pg_seq": 1, "pg_role": "primary", "ip": "10.10.10.11"},
              {"name": "pg-test-2", "pg_seq": 2, "pg_role": "replica", "ip": "10.10.10.12", "tags": {"az": "b"}},
              {"name": "pg-test-3", "pg_seq": 3, "pg_role": "replica", "ip": "10.10.10.13", "pg_offline_query": true},
              {"name": "pg-test-4", "pg_seq": 4, "pg_role": "offline", "ip": "10.10.10.14", "weight": "10"}
            ]
            """;

    @Test
    void theStockSelectorsSelect() {
        Table.assertOn(MEMBERS, """
                [] | [].name  =>  ["pg-test-1","pg-test-2","pg-test-3","pg-test-4"]
                [? pg_role == `primary` || pg_role == `offline` ] | [].name  =>  ["pg-test-1","pg-test-4"]
                [? pg_role == `offline` || pg_offline_query ] | [].name  =>  ["pg-test-3","pg-test-4"]
                [? pg_role == `replica` && !pg_offline_query] | [].name  =>  ["pg-test-2"]
                """);
    }

    @Test
    void membersAreSelectedByAnyAttribute() {
        Table.assertOn(MEMBERS, """
                [?pg_seq == `1`].name  =>  ["pg-test-1"]
                [?pg_seq >= `2` && pg_seq < `4`].name  =>  ["pg-test-2","pg-test-3"]
                [?tags.az == 'b'].name  =>  ["pg-test-2"]
                [?starts_with(ip, '10.10.10.1')].pg_seq  =>  [1,2,3,4]
                [?contains(['primary', 'offline'], pg_role)].pg_seq  =>  [1,4]
                [?to_number(weight) > `5`].pg_seq  =>  [4]
                [?pg_role == primary].pg_seq  =>  []
                [?pg_role == 'replica'] | [0].pg_seq  =>  2
                [[?pg_seq == `4`], [?pg_seq == `1`]][].pg_seq  =>  [4,1]
                sort_by(@, &pg_role)[*].pg_seq  =>  [4,1,2,3]
                """);
    }

    @Test
    void theSelectedMembersAreTheGivenOnes() throws JmesPathException {
        Map<String, Object> member = Map.of("pg_role", "primary");

        Object selected = Expression.parse("[?pg_role == `primary`]").search(List.of(member));

        assertThat((List<?>) selected).singleElement().isSameAs(member);
    }

    @Test
    void anExpressionKeepsItsText() throws JmesPathException {
        assertThat(Expression.parse(" [] ").text()).isEqualTo(" [] ");
    }

    @Test
    void integersOfTheJvmAreNumbersOfTheLanguage() throws JmesPathException {
        assertThat(Expression.parse("[? @ == `7`]").search(List.of(7, 7L, 7.0, "7", true)))
                .isEqualTo(List.of(7, 7L, 7.0));
    }
}
