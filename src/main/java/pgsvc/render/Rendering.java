package pgsvc.render;

import java.util.List;

/// All files of all nodes in scope: node by node in the inventory's order, on each node by file name.
public record Rendering(List<RenderedFile> files) {
    public Rendering {
        files = List.copyOf(files);
    }
}
