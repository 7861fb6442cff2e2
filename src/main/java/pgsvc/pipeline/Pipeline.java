package pgsvc.pipeline;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.InventoryReader;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.model.Cluster;
import pgsvc.model.LiveRoles;
import pgsvc.model.Roles;
import pgsvc.plan.Desired;
import pgsvc.render.Mark;
import pgsvc.render.RenderedFile;
import pgsvc.render.Renderer;
import pgsvc.render.Rendering;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.stage.Resolver;

/// The flow: inventory ①, resolve ②, render ③, and what plan ⑤ compares.
public final class Pipeline {
    private Pipeline() {}

    /// Reads and resolves an inventory.
    ///
    /// @param source as the user names it: a path, or `-` for standard input
    /// @param limit an Ansible host pattern
    /// @throws PatternException when the limit matches no host
    public static Resolved resolve(String source, InputStream standardInput, Optional<String> limit)
            throws PatternException {
        Diagnostics found = new Diagnostics();
        Optional<Resolution> resolution = InventoryReader.read(InventorySource.of(source, standardInput), limit, found)
                .map(inventory -> Resolver.resolve(inventory, found));
        return new Resolved(resolution, found.sorted());
    }

    /// Resolves again for whoever leads, where selectors see live roles.
    ///
    /// @param declared as it was read
    /// @param leaders the leaders' names, by cluster; where one is missing, the declared roles hold
    public static Resolved under(Map<String, String> leaders, Resolution declared) {
        Diagnostics found = new Diagnostics();
        Resolution live = Resolver.resolve(LiveRoles.under(leaders, declared.inventory()), found);
        return new Resolved(Optional.of(live), found.sorted());
    }

    /// The clusters whose selectors see live roles.
    public static List<Cluster> withLiveRoles(Resolution resolution) {
        return resolution.inventory().clusters().stream()
                .filter(cluster -> cluster.roles() == Roles.LIVE)
                .toList();
    }

    /// Renders what was resolved without an error.
    ///
    /// @param base whether each node's base configuration, `haproxy.cfg`, is rendered too
    public static Rendering render(Resolution resolution, boolean base) {
        return Renderer.render(resolution, base);
    }

    /// What each node in scope shall serve, without the base files.
    public static List<Desired> desired(Resolution resolution) {
        Set<String> clusters = Stream.concat(
                        Stream.of(Mark.NO_CLUSTER),
                        resolution.inventory().clusters().stream().map(Cluster::name))
                .collect(Collectors.toSet());
        Map<String, List<RenderedFile>> files =
                render(resolution, false).files().stream().collect(Collectors.groupingBy(RenderedFile::node));
        return resolution.loadBalancers().stream()
                .map(balancer -> balancer.node().name())
                .map(node -> new Desired(node, files.getOrDefault(node, List.of()), clusters))
                .toList();
    }
}
