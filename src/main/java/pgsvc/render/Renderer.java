package pgsvc.render;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.model.Node;
import pgsvc.model.NodeService;
import pgsvc.render.RenderedFile.Kind;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;

/// Stage ③ as a whole: every load balancer's files.
///
/// A service that several nodes serve alike is printed once; nothing in a file tells on which node it stands.
public final class Renderer {
    private final Map<Service, String> services = new IdentityHashMap<>();
    private final Map<NodeService, String> nodeServices = new IdentityHashMap<>();

    private Renderer() {}

    /// Renders all that was resolved.
    ///
    /// @param base whether each node's base configuration, `haproxy.cfg`, is rendered too
    public static Rendering render(Resolution resolution, boolean base) {
        Renderer renderer = new Renderer();
        List<RenderedFile> files = new ArrayList<>();
        for (LoadBalancer loadBalancer : resolution.loadBalancers()) {
            files.addAll(renderer.files(loadBalancer, base));
        }
        return new Rendering(files);
    }

    /// The file of one service, the same as in a rendering.
    public static String file(Service service) {
        return ServiceSection.file(service);
    }

    /// The base configuration of one node, the same as in a rendering.
    public static String base(Node node) {
        return BaseFile.file(node.base());
    }

    private List<RenderedFile> files(LoadBalancer loadBalancer, boolean base) {
        String node = loadBalancer.node().name();
        List<RenderedFile> files = new ArrayList<>();
        for (PlacedService placed : loadBalancer.services()) {
            Service service = placed.service();
            String content = services.computeIfAbsent(service, ServiceSection::file);
            files.add(new RenderedFile(node, service.fullName() + ".cfg", Kind.SERVICE, content));
        }
        for (NodeService service : loadBalancer.nodeServices()) {
            String content = nodeServices.computeIfAbsent(service, NodeServiceSection::file);
            files.add(new RenderedFile(node, service.name().value() + ".cfg", Kind.NODE_SERVICE, content));
        }
        if (base) {
            files.add(new RenderedFile(node, "haproxy.cfg", Kind.BASE, base(loadBalancer.node())));
        }
        files.sort((left, right) -> left.name().compareTo(right.name()));
        return files;
    }
}
