package pgsvc.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.model.Cluster;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.plan.Desired;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;

/// What a node shall be: the last inventory that was right, under whoever leads. It is worked out once for each of
/// them. Not safe for use by several threads.
final class Goals {
    private final String node;
    private final ReconcileListener listener;
    private Resolution declared;
    private Map<String, String> leaders = Map.of();
    private Optional<Goal> goal = Optional.empty();

    /// What it shall be at one time.
    ///
    /// @param resolution the inventory under whoever leads, with this node's load balancer alone
    record Goal(Resolution resolution, Desired desired) {}

    Goals(String node, Resolution declared, ReconcileListener listener) {
        this.node = node;
        this.declared = declared;
        this.listener = listener;
    }

    /// The inventory is another one.
    void declare(Resolution another) {
        declared = another;
        goal = Optional.empty();
    }

    /// The clusters whose roles are live.
    List<String> live() {
        return Pipeline.withLiveRoles(declared).stream().map(Cluster::name).toList();
    }

    /// These lead.
    ///
    /// @return who is new among them, in words
    List<String> lead(Map<String, String> now) {
        List<String> news = now.entrySet().stream()
                .filter(leader -> !leader.getValue().equals(leaders.get(leader.getKey())))
                .map(leader -> leader.getValue() + " leads " + leader.getKey())
                .toList();
        if (!now.equals(leaders)) {
            leaders = Map.copyOf(now);
            goal = Optional.empty();
        }
        return news;
    }

    /// What it shall be now; nothing where that is wrong, which is told.
    Optional<Goal> now() {
        if (goal.isEmpty()) {
            goal = underLeaders().flatMap(this::here);
        }
        return goal;
    }

    private Optional<Resolution> underLeaders() {
        if (live().isEmpty()) {
            return Optional.of(declared);
        }
        Resolved now = Pipeline.under(leaders, declared);
        if (now.hasErrors()) {
            listener.wrong(
                    now.diagnostics().stream().filter(Diagnostic::isError).toList());
            return Optional.empty();
        }
        return now.resolution();
    }

    private Optional<Goal> here(Resolution whole) {
        List<LoadBalancer> here = whole.loadBalancers().stream()
                .filter(balancer -> balancer.node().name().equals(node))
                .toList();
        if (here.isEmpty()) {
            listener.waits("the inventory has no node " + node + " any more; its services stay as they are");
            return Optional.empty();
        }
        Resolution only = new Resolution(whole.inventory(), here);
        return Optional.of(new Goal(only, Pipeline.desired(only).getFirst()));
    }
}
