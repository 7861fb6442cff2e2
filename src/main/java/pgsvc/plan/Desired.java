package pgsvc.plan;

import java.util.List;
import java.util.Set;
import pgsvc.render.RenderedFile;

/// What one node shall serve.
///
/// @param files its services', without the base
/// @param clusters those that the inventory declares, and [pgsvc.render.Mark#NO_CLUSTER] for the node's own
/// services:
///     only their files may be removed
public record Desired(String node, List<RenderedFile> files, Set<String> clusters) {
    public Desired {
        files = List.copyOf(files);
        clusters = Set.copyOf(clusters);
    }
}
