package pgsvc.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Any bytes, searched by coverage when the environment has `JAZZER_FUZZ=1`; else only the seeds are tried.
class ExpressionFuzzTest {
    private static final @Nullable Object MEMBERS = JsonTree.of("""
            [
              {"name": "pg-test-1", "pg_seq": 1, "pg_role": "primary", "tags": {"az": "a", "ports": [5432, 6432.5]}},
              {"name": "pg-test-2", "pg_seq": 2, "pg_role": "replica", "pg_offline_query": true, "tags": null}
            ]
            """);

    @FuzzTest(maxDuration = "5s")
    void anyTextIsEvaluatedOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Expression expression = Expression.parse(text);
            assertThat(expression.elementFields()).isNotNull();
            expression.search(MEMBERS);
        } catch (JmesPathException e) {
            assertThat(e.offset()).isBetween(-1, text.length());
            assertThat(e.mend()).isNotEmpty();
        }
    }
}
