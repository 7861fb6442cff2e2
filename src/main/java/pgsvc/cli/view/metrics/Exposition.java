package pgsvc.cli.view.metrics;

import java.util.ArrayList;
import java.util.List;

/// Prometheus' text format, version 0.0.4: a family of samples after the other.
public final class Exposition {
    /// What it is to HTTP.
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();
    private String family = "";

    /// From here on samples are of this family.
    Exposition family(Family next) {
        family = next.id();
        text.append("# HELP ").append(family).append(' ').append(next.help()).append('\n');
        text.append("# TYPE ")
                .append(family)
                .append(' ')
                .append(next.type().word())
                .append('\n');
        return this;
    }

    /// One sample.
    ///
    /// @param labels names and values in turn
    Exposition sample(double value, List<String> labels) {
        return sample("", value, labels);
    }

    /// A whole histogram.
    Exposition histogram(Distribution.Figures figures, List<String> labels) {
        figures.upTo().forEach((bound, count) -> sample("_bucket", count, with(labels, number(bound))));
        sample("_bucket", figures.count(), with(labels, "+Inf"));
        sample("_sum", figures.sum(), labels);
        return sample("_count", figures.count(), labels);
    }

    private static List<String> with(List<String> labels, String bound) {
        List<String> all = new ArrayList<>(labels);
        all.add("le");
        all.add(bound);
        return all;
    }

    private Exposition sample(String suffix, double value, List<String> labels) {
        text.append(family).append(suffix);
        for (int i = 0; i < labels.size(); i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels.get(i)).append("=\"");
            text.append(escaped(labels.get(i + 1))).append('"');
        }
        text.append(labels.isEmpty() ? " " : "} ").append(number(value)).append('\n');
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    String text() {
        return text.toString();
    }
}
