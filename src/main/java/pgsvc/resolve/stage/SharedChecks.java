package pgsvc.resolve.stage;

import java.util.ArrayList;
import java.util.List;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// One check for a server that several services of a cluster have on one load balancer, where they ask it the same
/// (configuration manual, `track`). The first of them asks; its server's state is that of the others. Services
/// with options of their own keep their own checks.
final class SharedChecks {
    private SharedChecks() {}

    /// The same services, each server checked once.
    static List<Service> in(List<Service> services) {
        List<Service> shared = new ArrayList<>();
        for (Service service : services) {
            shared.add(
                    isOfPlan(service)
                            ? service.with(service.servers().stream()
                                    .map(server -> tracking(service, server, shared))
                                    .toList())
                            : service);
        }
        return shared;
    }

    private static Server tracking(Service service, Server server, List<Service> before) {
        return before.stream()
                .filter(first -> isOfPlan(first) && first.check().equals(service.check()))
                .filter(first -> first.servers().stream()
                        .anyMatch(other -> other.tracks().isEmpty() && other.isCheckedAs(server)))
                .findFirst()
                .map(first -> server.tracking(first.fullName()))
                .orElse(server);
    }

    private static boolean isOfPlan(Service service) {
        return service.declared().options().isEmpty();
    }
}
