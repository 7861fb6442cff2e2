package pgsvc.cli.view.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard asks Prometheus for what there is, in words that Prometheus takes.
class DashboardTest {
    private static final Path DASHBOARD = Path.of("packaging/prometheus/pgsvc.dashboard.json");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Pattern METRIC = Pattern.compile("\\b(?:pgsvc|haproxy)_[a-z_]+");
    private static final Set<String> OF_HAPROXY = Set.of("haproxy_server_current_sessions", "haproxy_server_status");

    @TempDir
    Path folder;

    @Test
    void eachMetricExistsAndEachThatThereIsStandsOnIt() throws IOException {
        Set<String> asked = new TreeSet<>();
        Stream.concat(texts("expr").stream(), texts("definition").stream())
                .flatMap(text -> METRIC.matcher(text).results())
                .forEach(found -> asked.add(found.group().replaceFirst("_bucket$", "")));
        Set<String> there = Stream.concat(Arrays.stream(Family.values()).map(Family::id), OF_HAPROXY.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        there.removeAll(Set.of(Family.BUILD_INFO.id(), Family.LOOK_DURATION_SECONDS.id()));

        assertThat(asked).isEqualTo(there);
    }

    @Test
    void prometheusTakesEachExpression() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "Prometheus is not installed: " + PROMTOOL);
        List<String> expressions = texts("expr");
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            String text = expressions.get(i).replace("$__rate_interval", "1m").replaceAll("\\$(cluster|node)", "a|b");
            rules.append("      - record: panel:").append(i).append("\n        expr: '");
            rules.append(text.replace("'", "''")).append("'\n");
        }
        Path file = Files.writeString(folder.resolve("rules.yml"), rules);
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS: " + expressions.size() + " rules found");
    }

    @Test
    void noTwoPanelsHaveOneIdOrOneTitle() throws IOException {
        assertThat(texts("id")).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(texts("title")).doesNotHaveDuplicates();
    }

    /// The values of all fields of one name.
    private static List<String> texts(String field) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(DASHBOARD))) {
            JsonToken token = json.nextToken();
            while (token != null) {
                if (token.isScalarValue() && field.equals(json.currentName())) {
                    texts.add(json.getText());
                }
                token = json.nextToken();
            }
        }
        return texts;
    }
}
