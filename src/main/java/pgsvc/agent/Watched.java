package pgsvc.agent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.hint.CheckedServer;
import pgsvc.hint.Fronted;
import pgsvc.topology.TopologySource;
import pgsvc.topology.watch.Seed;

/// A cluster whose services are applied to this node's load balancer.
///
/// @param declared members to watch besides those that serve: where roles are live, one of them may lead and serve
///     nothing
/// @param members how its Patronis are reached; they answer within little time
public record Watched(Fronted fronted, List<Seed> declared, TopologySource.Opener members) {
    public Watched {
        declared = List.copyOf(declared);
    }

    /// Its servers' Patronis and those of the members to watch besides, each once. Other members that serve
    /// nothing are found on Patroni's own list.
    List<Seed> seeds() {
        return Stream.concat(
                        declared.stream(),
                        fronted.servers().stream()
                                .map(server -> new Seed(Optional.of(server.name()), server.patroni())))
                .distinct()
                .toList();
    }

    List<CheckedServer> servers() {
        return fronted.servers();
    }
}
