package pgsvc.topology.watch;

import pgsvc.topology.TopologySnapshot;
/// Hears what changed.

@FunctionalInterface
public interface TopologyListener {
    /// The cluster says something else than before. Called by one thread at a time, never by one that polls. Where it
    /// takes its time, what changed meanwhile comes as one.
    void changed(TopologySnapshot snapshot);
}
