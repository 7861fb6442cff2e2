package pgsvc.render;

/// One file of one node.
///
/// @param node the node's name in the inventory
/// @param name the file's name, without a folder: `pg-test-primary.cfg`
/// @param kind what it holds
/// @param content the whole text, the mark first, ending with a line feed
public record RenderedFile(String node, String name, Kind kind, String content) {

    /// What a file holds.
    public enum Kind {
        /// A service of a PostgreSQL cluster.
        SERVICE,
        /// One of a node's `haproxy_services`.
        NODE_SERVICE,
        /// The base configuration, `haproxy.cfg`.
        BASE
    }
}
