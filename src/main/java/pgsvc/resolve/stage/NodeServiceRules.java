package pgsvc.resolve.stage;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.haproxy.Balance;
import pgsvc.haproxy.Directives;
import pgsvc.haproxy.Problem;
import pgsvc.haproxy.ServerOptions.Place;
import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.model.NodeService.NodeServer;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.endpoint.BindAddress;

/// Checks the parts of a node's own service that HAProxy would take amiss.
final class NodeServiceRules {
    private static final Set<String> MODES = Set.of("tcp", "http");

    private final Set<NodeService> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Diagnostics into;

    NodeServiceRules(Diagnostics into) {
        this.into = into;
    }

    void check(NodeService service) {
        if (!checked.add(service)) {
            return;
        }
        String label = "\"" + service.name().value() + "\"";
        boolean http =
                service.protocol().map(Located::value).filter("http"::equals).isPresent();
        service.ip()
                .ifPresent(ip -> tell(
                        ResolveRule.SERVICE_ADDRESS_INVALID,
                        ip,
                        "ip of " + label,
                        BindAddress.check(ip.value(), service.port().value())));
        service.balance()
                .ifPresent(b -> tell(
                        ResolveRule.SERVICE_BALANCE_UNKNOWN, b, "balance of " + label, Balance.check(b.value(), http)));
        service.protocol()
                .filter(p -> !MODES.contains(p.value()))
                .ifPresent(p -> into.add(
                        ResolveRule.SERVICE_PROTOCOL_UNKNOWN,
                        p.where(),
                        "protocol of " + label + " is \"" + p.value() + "\".",
                        "Write tcp or http."));
        for (Located<String> option : service.options()) {
            tell(
                    ResolveRule.SERVICE_OPTIONS_REJECTED,
                    option,
                    "An option of " + label,
                    Directives.check(option.value()));
        }
        service.defaults()
                .ifPresent(d -> DefinitionRules.options(into, "default of " + label, d, new Place(true, http)));
        service.servers().forEach(server -> server(label, server, new Place(false, http)));
    }

    private void server(String label, NodeServer server, Place place) {
        server.options()
                .ifPresent(
                        o -> DefinitionRules.options(into, "options of " + server.name() + " in " + label, o, place));
        if (server.ip().isEmpty() || server.ip().chars().anyMatch(c -> c <= ' ' || "#\"'\\".indexOf(c) >= 0)) {
            into.add(
                    ResolveRule.SERVICE_ADDRESS_INVALID,
                    server.where(),
                    "ip of " + server.name() + " in " + label + " is \"" + server.ip() + "\".",
                    "Write an address or a host name.");
        }
    }

    private void tell(ResolveRule rule, Located<String> value, String label, Optional<Problem> problem) {
        problem.ifPresent(p -> into.add(rule, value.where(), label + ": " + p.detail(), p.mend()));
    }
}
