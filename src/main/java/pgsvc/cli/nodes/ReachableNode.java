package pgsvc.cli.nodes;

import pgsvc.model.Connection;
import pgsvc.plan.Desired;

/// A node to work on.
///
/// @param desired what it shall serve
/// @param base the whole base configuration that the inventory makes for it
/// @param folder where HAProxy's files are there
public record ReachableNode(Desired desired, String base, Connection connection, String folder) {
    /// The same to serve something else.
    public ReachableNode with(Desired other) {
        return new ReachableNode(other, base, connection, folder);
    }

    /// The node's name.
    public String name() {
        return desired.node();
    }
}
