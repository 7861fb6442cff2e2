package pgsvc.cli.view.metrics;

import java.util.List;
import pgsvc.plan.Drift;

/// What runs on a node otherwise than its files say.
record DriftItems(String node, List<Drift> items) {

    /// Counted by what differs: a server, or a section's list of servers.
    void write(Exposition metrics) {
        long servers =
                items.stream().filter(item -> item.subject().contains("/")).count();
        metrics.sample(servers, labels("server"));
        metrics.sample(items.size() - servers, labels("section"));
    }

    private List<String> labels(String kind) {
        return List.of("node", node, "kind", kind);
    }
}
