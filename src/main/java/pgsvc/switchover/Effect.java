package pgsvc.switchover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.topology.LiveMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Simulation;
import pgsvc.whatif.Situation;

/// What a switchover does to one service that has fewer servers afterwards, or none. By the inventory, with the
/// members that do not run now taken as lost.
///
/// @param service its name, with a load balancer where it has several forms
/// @param before who serves under the leader of now
/// @param after who serves under the next
public record Effect(String service, Serving before, Serving after) {
    /// More than two are not simulated: each more costs a multiple.
    private static final int MOST_LOST = 2;

    /// Whether nobody serves it afterwards, and somebody does now.
    public boolean isHole() {
        return after.isEmpty() && !before.isEmpty();
    }

    /// Those of a switchover, in the order of the services.
    public static List<Effect> of(
            Resolution resolution, Cluster cluster, TopologySnapshot live, String leader, String candidate) {
        List<String> lost = lost(cluster, live);
        Matrix matrix = Simulation.simulate(resolution, cluster, lost.size(), cluster.roles());
        Situation now = new Situation(Optional.of(leader), lost);
        Situation then = new Situation(Optional.of(candidate), lost);
        Map<Situation, List<Serving>> servings = matrix.servings();
        if (!servings.containsKey(now) || !servings.containsKey(then)) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            Effect effect =
                    new Effect(matrix.rows().get(row).label(), matrix.serving(now, row), matrix.serving(then, row));
            if (effect.isLoss()) {
                effects.add(effect);
            }
        }
        return effects;
    }

    private boolean isLoss() {
        return after.isEmpty() || after.servers().size() < before.servers().size();
    }

    private static List<String> lost(Cluster cluster, TopologySnapshot live) {
        List<String> lost = cluster.instances().stream()
                .map(instance -> instance.name())
                .filter(name -> live.cluster()
                        .flatMap(listing -> listing.cluster().member(name))
                        .filter(LiveMember::isRunning)
                        .isEmpty())
                .toList();
        return lost.size() <= MOST_LOST ? lost : List.of();
    }
}
