package pgsvc.run.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.model.NodeService;
import pgsvc.render.RenderedFile;
import pgsvc.render.Rendering;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Server;

/// Makes one workload of the load balancers that were chosen.
public final class Workloads {
    private final Map<String, RenderedFile> files = new LinkedHashMap<>();
    private final Map<String, Endpoint> services = new LinkedHashMap<>();
    private final Map<String, String> servers = new LinkedHashMap<>();

    private final Placement placement;

    private Workloads(Placement placement) {
        this.placement = placement;
    }

    /// Puts them together. A service that stands on several of them counts once.
    ///
    /// @param balancers at least one; the first gives the settings of the statistics page
    /// @throws UnclearChoiceException when they cannot share one machine: a service differs from node to node, or
    /// two services want one port
    public static Workload of(List<LoadBalancer> balancers, Rendering rendering, Placement placement)
            throws UnclearChoiceException {
        Workloads work = new Workloads(placement);
        work.addFiles(balancers, rendering);
        balancers.forEach(work::addServices);
        Workload workload = new Workload(
                balancers.getFirst().node().name(),
                balancers.getFirst().node().base(),
                List.copyOf(work.services.values()),
                work.servers,
                placement,
                List.copyOf(work.files.values()));
        requireOwnPorts(workload.endpoints());
        return workload;
    }

    private void addFiles(List<LoadBalancer> balancers, Rendering rendering) throws UnclearChoiceException {
        Set<String> nodes = balancers.stream().map(lb -> lb.node().name()).collect(Collectors.toSet());
        for (RenderedFile file : rendering.files()) {
            if (nodes.contains(file.node()) && file.kind() != RenderedFile.Kind.BASE) {
                addFile(file);
            }
        }
    }

    private void addFile(RenderedFile file) throws UnclearChoiceException {
        @Nullable RenderedFile other = files.putIfAbsent(file.name(), file);
        if (other != null && !other.content().equals(file.content())) {
            throw new UnclearChoiceException(
                    "the file " + file.name() + " of " + file.node() + " differs from that of " + other.node()
                            + ", so that one HAProxy cannot serve both",
                    "Name one node with --node.");
        }
    }

    private void addServices(LoadBalancer balancer) {
        for (PlacedService placed : balancer.services()) {
            String name = placed.service().fullName();
            addEndpoint(name, placed.service().bindAddress(), placed.service().port());
            for (Server server : placed.service().servers()) {
                servers.put(name + "/" + server.name(), server.host() + ":" + server.port());
            }
        }
        balancer.nodeServices().forEach(this::addNodeService);
    }

    private void addNodeService(NodeService service) {
        String name = service.name().value();
        String address = service.ip().map(ip -> ip.value()).orElse("*");
        addEndpoint(name, address, service.port().value());
        service.servers().forEach(server -> servers.put(name + "/" + server.name(), server.ip() + ":" + server.port()));
    }

    private void addEndpoint(String service, String bind, int port) {
        services.put(service, new Endpoint(service, placement.resolved(bind, System.getenv()), port));
    }

    private static void requireOwnPorts(List<Endpoint> endpoints) throws UnclearChoiceException {
        List<Endpoint> seen = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Optional<Endpoint> rival =
                    seen.stream().filter(endpoint::collidesWith).findFirst();
            if (rival.isPresent()) {
                throw new UnclearChoiceException(
                        endpoint.owner() + " and " + rival.get().owner() + " both want port " + endpoint.port()
                                + " on this machine",
                        "Name one node with --node.");
            }
            seen.add(endpoint);
        }
    }
}
