package pgsvc.bench;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pgsvc.jmespath.Expression;
import pgsvc.jmespath.JmesPathException;

/// The selectors of the four default services, each evaluated and each parsed, on a cluster of three members with 32
/// variables each. The collector is the one that pgsvc runs with.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
public class StockSelectors {
    private static final int OTHER_VARIABLES = 28;
    private static final List<String> ROLES = List.of("primary", "replica", "offline");

    @Param({
        "[]",
        "[? pg_role == `primary` || pg_role == `offline` ]",
        "[? pg_role == `offline` || pg_offline_query ]",
        "[? pg_role == `replica` && !pg_offline_query]"
    })
    String selector = "";

    private final List<Map<String, Object>> members =
            IntStream.range(0, ROLES.size()).mapToObj(StockSelectors::member).toList();

    private @Nullable Expression expression;

    /// Parses the selector once, as pgsvc does for all clusters of an inventory.
    @Setup
    public void parse() throws JmesPathException {
        expression = Expression.parse(selector);
    }

    /// One evaluation.
    @Benchmark
    public @Nullable Object evaluated() throws JmesPathException {
        return expression == null ? null : expression.search(members);
    }

    /// One parse.
    @Benchmark
    public Expression parsed() throws JmesPathException {
        return Expression.parse(selector);
    }

    private static Map<String, Object> member(int index) {
        Map<String, Object> variables = new LinkedHashMap<>();
        IntStream.range(0, OTHER_VARIABLES).forEach(i -> variables.put("node_variable_" + i, "value " + i));
        variables.put("pg_cluster", "pg-test");
        variables.put("pg_seq", (long) index + 1);
        variables.put("pg_role", ROLES.get(index));
        variables.put("pg_offline_query", index == 1);
        return variables;
    }
}
