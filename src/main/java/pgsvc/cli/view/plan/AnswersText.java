package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.Map;
import pgsvc.cli.view.Table;

/// What each load balancer answered, service by service.
public final class AnswersText {
    private final PrintStream out;

    public AnswersText(PrintStream out) {
        this.out = out;
    }

    /// @param answers by node, then by service
    public void print(String instance, Map<String, Map<String, String>> answers) {
        Table table = new Table("NODE", "SERVICE", "INSTANCE", "ANSWER");
        answers.forEach(
                (node, services) -> services.forEach((service, answer) -> table.row(node, service, instance, answer)));
        table.print(out);
    }
}
