package pgsvc.run.workload;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pgsvc.model.BaseSettings;
import pgsvc.render.RenderedFile;

/// What one HAProxy on this machine is to serve.
///
/// @param node the node, or the first of them
/// @param base the settings that its statistics page is made from
/// @param services where each service listens
/// @param servers `<service>/<server>` to the address and port that HAProxy connects to
/// @param placement how it stands on this machine
/// @param files a file a service; the base file is not among them
public record Workload(
        String node,
        BaseSettings base,
        List<Endpoint> services,
        Map<String, String> servers,
        Placement placement,
        List<RenderedFile> files) {
    public Workload {
        services = List.copyOf(services);
        servers = Map.copyOf(servers);
        files = List.copyOf(files);
    }

    /// The statistics page's endpoint.
    public Endpoint statistics() {
        return new Endpoint("statistics", placement.statisticsAddress(), base.exporterPort());
    }

    /// Where the statistics page is on this machine.
    public String statisticsUrl() {
        return "http://" + placement.address().orElse("127.0.0.1") + ":" + base.exporterPort() + "/haproxy/"
                + base.nodename() + "/";
    }

    /// All that listens.
    public List<Endpoint> endpoints() {
        return Stream.concat(services.stream(), Stream.of(statistics())).toList();
    }
}
