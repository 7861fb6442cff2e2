package pgsvc.whatif;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.Inventory;
import pgsvc.model.LiveRoles;
import pgsvc.model.Roles;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Server;
import pgsvc.resolve.check.Answer;
import pgsvc.resolve.check.Position;
import pgsvc.resolve.stage.Resolver;

/// Works out who serves in each situation of a cluster. What is taken for granted: every instance may become the
/// leader, every instance that is not lost runs and follows the leader, and every load balancer reaches all of
/// them.
public final class Simulation {
    private final Resolution resolution;
    private final Cluster cluster;
    private final Roles roles;
    private final Set<String> instances;
    private final boolean standbyCluster;
    private final Map<String, Resolution> byLeader = new HashMap<>();

    private Simulation(Resolution resolution, Cluster cluster, Roles roles) {
        this.resolution = resolution;
        this.cluster = cluster;
        this.roles = roles;
        this.instances = cluster.instances().stream().map(Instance::name).collect(Collectors.toSet());
        this.standbyCluster = cluster.isStandby();
    }

    /// Simulates one cluster of a resolution without errors.
    ///
    /// @param losses how many instances may be lost at once, 0 or more
    public static Matrix simulate(Resolution resolution, Cluster cluster, int losses, Roles roles) {
        return new Simulation(resolution, cluster, roles).simulate(losses);
    }

    private Matrix simulate(int losses) {
        List<Row> rows = Row.of(resolution, cluster.name());
        Map<Situation, List<Serving>> servings = new LinkedHashMap<>();
        for (Situation situation : Situation.of(cluster, losses)) {
            servings.put(
                    situation, rows.stream().map(row -> serving(row, situation)).toList());
        }
        return new Matrix(cluster, roles, rows, servings);
    }

    private Serving serving(Row row, Situation situation) {
        return Serving.choose(servers(row, situation), server -> answer(row, server, situation));
    }

    private Answer answer(Row row, Server server, Situation situation) {
        if (situation.lost().contains(server.name())) {
            return Answer.FAILS;
        }
        // A selector may make a server that is no member of the cluster.
        return instances.contains(server.name())
                ? row.check().asked().answerOf(Position.of(situation.isLedBy(server.name()), standbyCluster))
                : Answer.UNKNOWABLE;
    }

    private List<Server> servers(Row row, Situation situation) {
        return switch (roles) {
            case DECLARED -> row.service().servers();
            case LIVE ->
                situation.leader().map(leader -> servers(row, under(leader))).orElse(List.of());
        };
    }

    private static List<Server> servers(Row row, Resolution live) {
        return live.loadBalancers().stream()
                .filter(balancer ->
                        balancer.node().name().equals(row.loadBalancers().getFirst()))
                .flatMap(balancer -> balancer.services().stream())
                .map(PlacedService::service)
                .filter(service -> service.fullName().equals(row.service().fullName()))
                .findFirst()
                .map(service -> service.servers())
                .orElse(List.of());
    }

    /// The cluster alone, resolved with the roles under a leader.
    private Resolution under(String leader) {
        Inventory declared = resolution.inventory();
        return byLeader.computeIfAbsent(
                leader,
                _ -> Resolver.resolve(
                        new Inventory(
                                declared.source(),
                                declared.nodes(),
                                List.of(LiveRoles.under(leader, cluster)),
                                List.of(),
                                declared.groups(),
                                declared.limit()),
                        new Diagnostics()));
    }
}
