package pgsvc.agent;

import java.util.List;
import java.util.Optional;
import pgsvc.hint.CheckedServer;
import pgsvc.hint.Fronted;
import pgsvc.topology.TopologySource;
import pgsvc.topology.watch.Seed;

/// A cluster whose services are applied to this node's load balancer.
///
/// @param members how its Patronis are reached; they answer within little time
public record Watched(Fronted fronted, TopologySource.Opener members) {

    /// Its servers' Patronis, each once. Members that serve nothing are found on Patroni's own list.
    List<Seed> seeds() {
        return fronted.servers().stream()
                .map(server -> new Seed(Optional.of(server.name()), server.patroni()))
                .distinct()
                .toList();
    }

    List<CheckedServer> servers() {
        return fronted.servers();
    }
}
