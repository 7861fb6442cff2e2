package pgsvc.status;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import pgsvc.model.Cluster;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;
import pgsvc.resolve.check.Answer;
import pgsvc.resolve.check.CheckPath;
import pgsvc.topology.TopologySnapshot;

/// A service at all of its load balancers.
///
/// @param service as the first of them has it; what listens elsewhere or asks another check is a service of its
///     own
/// @param at by node, in the inventory's order
public record ServiceStatus(Service service, SequencedMap<String, ServiceAt> at) {
    public ServiceStatus {
        at = new LinkedHashMap<>(at);
    }

    private record Form(String fullName, int port, String check) {}

    /// The services of a cluster in the order of their declaration.
    ///
    /// @param looks by node; a load balancer without one is left out
    static List<ServiceStatus> of(
            Resolution resolution, Cluster cluster, TopologySnapshot live, Map<String, Look> looks) {
        Positions positions = new Positions(cluster, live);
        Map<Form, Service> services = new LinkedHashMap<>();
        Map<Form, SequencedMap<String, ServiceAt>> at = new LinkedHashMap<>();
        for (LoadBalancer balancer : resolution.loadBalancers()) {
            Optional<Look> look = Optional.ofNullable(looks.get(balancer.node().name()));
            for (PlacedService placed : balancer.services()) {
                Service service = placed.service();
                if (look.isPresent() && service.cluster().equals(cluster.name())) {
                    Form form = new Form(service.fullName(), service.port(), service.check());
                    services.putIfAbsent(form, service);
                    at.computeIfAbsent(form, _ -> new LinkedHashMap<>())
                            .put(
                                    balancer.node().name(),
                                    ServiceAt.of(service.fullName(), look.get(), expected(service, positions)));
                }
            }
        }
        return services.entrySet().stream()
                .map(entry -> new ServiceStatus(entry.getValue(), requireNonNull(at.get(entry.getKey()))))
                .toList();
    }

    private static Function<String, Answer> expected(Service service, Positions positions) {
        CheckPath check = CheckPath.of(service.check());
        boolean narrowed = !check.parametersThatNarrow().isEmpty();
        return member -> positions
                .of(member)
                .map(position -> check.asked().answerOf(position))
                .map(answer -> narrowed && answer == Answer.PASSES ? Answer.UNKNOWABLE : answer)
                .orElse(Answer.UNKNOWABLE);
    }

    /// Whether some load balancer is known to have no server for it.
    public boolean isEmptySomewhere() {
        return at.values().stream().anyMatch(ServiceAt::isEmpty);
    }

    /// The nodes whose HAProxy gives an instance new sessions.
    public List<String> servedAt(String instance) {
        return at.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .server(instance)
                        .filter(server -> server.standing().serves())
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
