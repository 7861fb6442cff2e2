package pgsvc.cli.view.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/metrics.md, and the alerts, know the metrics that there are.
class MetricsPageTest {
    private static final Pattern NAME = Pattern.compile("\\bpgsvc_[a-z_]+");
    private static final Set<String> ALL =
            Arrays.stream(Family.values()).map(Family::id).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void thePageListsEachMetricAndNoOther() throws IOException {
        assertThat(names(Path.of("docs/metrics.md"))).isEqualTo(ALL);
    }

    @Test
    void alertsAreOnMetricsThatThereAre() throws IOException {
        assertThat(ALL).containsAll(names(Path.of("packaging/prometheus/pgsvc.rules.yml")));
    }

    private static Set<String> names(Path file) throws IOException {
        return NAME.matcher(Files.readString(file))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
