package pgsvc.status;

import java.util.List;
import pgsvc.model.Cluster;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// A cluster and its services now.
///
/// @param live as its Patronis tell it
public record ClusterStatus(Cluster cluster, TopologySnapshot live, List<ServiceStatus> services) {
    public ClusterStatus {
        services = List.copyOf(services);
    }

    /// Whether every Patroni answers and every service has a server at each load balancer that was reached.
    public boolean isWell() {
        return live.members().stream().allMatch(ObservedMember::isAnswering)
                && services.stream().noneMatch(ServiceStatus::isEmptySomewhere);
    }
}
