package pgsvc.resolve.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.haproxy.HaproxyTime;
import pgsvc.model.Inventory;
import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.endpoint.EndpointConflicts;
import pgsvc.resolve.endpoint.NodeEndpoints;

/// The rules that hold on one node, across everything that its HAProxy serves.
final class NodeRules {
    private final NodeEndpoints endpoints;
    private final EndpointConflicts conflicts;
    private final NodeServiceRules nodeServices;
    private final Diagnostics into;

    NodeRules(Inventory inventory, Diagnostics into) {
        this.endpoints = new NodeEndpoints(inventory);
        this.conflicts = new EndpointConflicts(into);
        this.nodeServices = new NodeServiceRules(into);
        this.into = into;
    }

    void check(List<LoadBalancer> loadBalancers) {
        for (LoadBalancer loadBalancer : loadBalancers) {
            names(loadBalancer);
            timeout("haproxy_client_timeout", loadBalancer.node().base().clientTimeout());
            timeout("haproxy_server_timeout", loadBalancer.node().base().serverTimeout());
            loadBalancer.nodeServices().forEach(nodeServices::check);
            if (endpoints.mayMeet(loadBalancer)) {
                conflicts.find(endpoints.of(loadBalancer));
            }
        }
    }

    private void timeout(String name, Located<String> timeout) {
        if (HaproxyTime.milliseconds(timeout.value()).isEmpty()) {
            into.add(
                    ResolveRule.TIMEOUT_INVALID,
                    timeout.where(),
                    name + " is \"" + timeout.value() + "\", which HAProxy refuses.",
                    "Write a whole number and a unit: us, ms, s, m, h or d, such as 24h.");
        }
    }

    private void names(LoadBalancer loadBalancer) {
        Map<String, SourceRange> seen = new HashMap<>();
        seen.put("haproxy", loadBalancer.node().where());
        seen.put("stats", loadBalancer.node().where());
        for (PlacedService placed : loadBalancer.services()) {
            name(
                    seen,
                    placed.service().fullName(),
                    placed.service().declared().name().where());
        }
        for (NodeService service : loadBalancer.nodeServices()) {
            name(seen, service.name().value(), service.name().where());
        }
    }

    private void name(Map<String, SourceRange> seen, String fullName, SourceRange where) {
        SourceRange first = seen.putIfAbsent(fullName, where);
        if (first != null) {
            into.add(
                    ResolveRule.SERVICE_NAME_CLASH,
                    where,
                    "The name " + fullName + " is taken on the same node, by " + first + ". Both would be one file "
                            + "and one section.",
                    "Give the service another name.");
        }
    }
}
