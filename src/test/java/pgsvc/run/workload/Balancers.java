package pgsvc.run.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.BaseSettings;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.NodeService;
import pgsvc.resolve.LoadBalancer;

/// Load balancers with node services, for tests.
final class Balancers {
    private static final SourceRange PLACE = SourceRange.startOf("pigsty.yml");

    private static final Located<String> DAY = new Located<>("24h", PLACE);

    private Balancers() {}

    static LoadBalancer serving(String node, NodeService... services) {
        BaseSettings base = new BaseSettings(node, "admin", "pigsty", 9101, "/metrics", DAY, DAY, "/etc/haproxy");
        return new LoadBalancer(
                new Node(node, List.of(services), base, _ -> Optional.empty(), PLACE), List.of(), List.of());
    }

    static NodeService service(String name, String ip, int port) {
        return new NodeService(
                new Located<>(name, PLACE),
                new Located<>(port, PLACE),
                Stream.of(ip).map(value -> new Located<>(value, PLACE)).findFirst(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new NodeService.NodeServer(
                        "s1", "10.0.0.9", 9000, false, Optional.empty(), Optional.empty(), PLACE)),
                PLACE);
    }
}
