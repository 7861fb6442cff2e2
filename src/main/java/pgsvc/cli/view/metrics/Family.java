package pgsvc.cli.view.metrics;

import java.util.Locale;

/// All metrics that there are. docs/metrics.md tells of each.
public enum Family {
    BUILD_INFO(Type.GAUGE, "Always 1; the version is a label."),
    LAST_LOOK_TIMESTAMP_SECONDS(Type.GAUGE, "When everything was looked at last."),
    LOOK_DURATION_SECONDS(Type.GAUGE, "What that look took."),
    SOURCE_UP(Type.GAUGE, "Whether a member's Patroni answers."),
    LEADER(Type.GAUGE, "Who leads a cluster: 1 for the leader, no sample while nobody is known to."),
    SERVICE_SERVERS(Type.GAUGE, "Servers of a service at a load balancer by how they stand."),
    SERVICE_UP(
            Type.GAUGE,
            "Whether a load balancer has a server for new sessions of a service; no sample where it was not reached."),
    LOAD_BALANCER_UP(Type.GAUGE, "Whether a node was reached and its HAProxy answers."),
    IN_SYNC(Type.GAUGE, "Whether an apply would change nothing."),
    DRIFT_ITEMS(Type.GAUGE, "What runs otherwise than the files say."),
    OLD_WORKER_SESSIONS(Type.GAUGE, "Sessions that workers of before a reload keep."),
    PAUSED(Type.GAUGE, "Whether a person lets nothing be applied."),
    REVERSALS(Type.GAUGE, "Files that are left alone, since somebody else writes them again and again."),
    LAST_SUCCESS_TIMESTAMP_SECONDS(Type.GAUGE, "When the node was last found or brought as the inventory says."),
    APPLIES_TOTAL(Type.COUNTER, "Applies by what came of them."),
    CHANGES_TOTAL(Type.COUNTER, "Files changed by applies, by the way into force and what came of it."),
    RELOAD_REQUIRED_TOTAL(Type.COUNTER, "Changes that took a reload, by why."),
    RECONCILE_DURATION_SECONDS(Type.HISTOGRAM, "What an apply took, also one that found nothing to do."),
    ROLE_HINTS_TOTAL(Type.COUNTER, "Hints to HAProxy, by server, health and what came of them."),
    DETECTION_SECONDS(Type.HISTOGRAM, "From when a member was seen to have changed to when HAProxy was told.");

    /// Prometheus' kinds of metrics.
    enum Type {
        GAUGE,
        COUNTER,
        HISTOGRAM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Type type;
    private final String help;

    Family(Type type, String help) {
        this.type = type;
        this.help = help;
    }

    /// As Prometheus has it.
    public String id() {
        return "pgsvc_" + name().toLowerCase(Locale.ROOT);
    }

    Type type() {
        return type;
    }

    String help() {
        return help;
    }
}
