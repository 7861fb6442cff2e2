package pgsvc.cli.view.metrics;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pgsvc.agent.AgentListener;
import pgsvc.reconcile.SweepListener;
import pgsvc.topology.TopologySnapshot;

/// What an agent knows, as metrics.
///
/// @param version pgsvc's own
/// @param applies whether it keeps its node: else there is nothing to say of that
public record AgentMetrics(
        String version, String node, HintMetrics hints, SweepMetrics sweeps, KeepingMetrics keeping, boolean applies) {

    /// Those of an agent that begins.
    ///
    /// @param next hears the same as these
    /// @param sweeps hears the same of old workers
    public static AgentMetrics of(
            String version, String node, AgentListener next, SweepListener sweeps, boolean applies) {
        return new AgentMetrics(
                version,
                node,
                new HintMetrics(next),
                new SweepMetrics(sweeps),
                new KeepingMetrics(node, Clock.systemUTC()),
                applies);
    }

    /// As Prometheus reads them.
    ///
    /// @param seen each cluster by its name
    public String text(Map<String, TopologySnapshot> seen) {
        Exposition metrics = new Exposition();
        metrics.family(Family.BUILD_INFO).sample(1, List.of("version", version));
        new Members(new TreeMap<>(seen), List.of("node", node)).write(metrics);
        hints.write(metrics, node);
        sweeps.write(metrics, node);
        if (applies) {
            keeping.write(metrics);
        }
        return metrics.text();
    }
}
