package pgsvc.cli.view.metrics;

import java.util.List;

/// Prometheus' text format, version 0.0.4: a family of samples after the other.
final class Exposition {
    private final StringBuilder text = new StringBuilder();
    private String family = "";

    /// From here on samples are of this gauge.
    Exposition gauge(String name, String help) {
        family = name;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        return this;
    }

    /// One sample.
    ///
    /// @param labels names and values in turn
    Exposition sample(double value, List<String> labels) {
        text.append(family);
        for (int i = 0; i < labels.size(); i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels.get(i)).append("=\"");
            text.append(escaped(labels.get(i + 1))).append('"');
        }
        text.append(labels.isEmpty() ? " " : "} ");
        text.append(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        text.append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    String text() {
        return text.toString();
    }
}
