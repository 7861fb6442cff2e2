package pgsvc.cli.target;

import pgsvc.model.Connection;
import pgsvc.plan.Desired;

/// A node to work on.
///
/// @param desired what it shall serve
/// @param folder where HAProxy's files are there
record ReachableNode(Desired desired, Connection connection, String folder) {
    String name() {
        return desired.node();
    }
}
