package pgsvc.timeline;

import java.util.Locale;

/// What an event is about.
public enum Kind {
    /// Who leads a cluster.
    LEADER,
    /// A server as a load balancer has it.
    SERVER,
    /// The worker of a HAProxy.
    RELOAD,
    /// What an agent told a load balancer.
    HINT,
    /// What was applied.
    GENERATION,
    /// What differs between the inventory, the disk and what runs.
    DRIFT,
    /// Whether a Patroni or a load balancer answers.
    SOURCE;

    /// As programs read it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
