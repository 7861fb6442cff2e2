package pgsvc.inventory.declare.service;

import java.util.List;
import java.util.Map;

/// A recovery-time plan (`pg_rto`, `pg_rto_plan`) as far as load balancers are concerned: how often a server is
/// checked, and how many answers change its state.
///
/// In an inventory a plan is a list of ten: `[ttl, loop, retry, start, margin, inter, fastinter, downinter, rise,
/// fall]`; the first five belong to Patroni.
///
/// @param check inter, fastinter, downinter, rise, fall
/// @param swift whether it is pgsvc's own `swift`: a server that comes back serves in full at once, and services
///     with the same check share it
public record RtoPlan(List<String> check, boolean swift) {
    static final int LENGTH = 10;
    static final String DEFAULT_NAME = "norm";
    static final String SWIFT_NAME = "swift";

    static final RtoPlan NORM = ofReference("2s", "1s", "2s", "3", "3");

    /// The stock plans: the reference's four, and `swift`.
    static final Map<String, RtoPlan> STOCK = Map.of(
            "fast",
            ofReference("1s", "500ms", "1s", "3", "3"),
            DEFAULT_NAME,
            NORM,
            "safe",
            ofReference("3s", "1500ms", "3s", "3", "3"),
            "wide",
            ofReference("4s", "2s", "4s", "3", "3"),
            SWIFT_NAME,
            new RtoPlan(List.of("1s", "250ms", "250ms", "1", "2"), true));

    public RtoPlan {
        check = List.copyOf(check);
    }

    private static RtoPlan ofReference(String... check) {
        return new RtoPlan(List.of(check), false);
    }

    /// Its `default-server` line.
    public String serverOptions() {
        return "inter " + check.get(0)
                + " fastinter " + check.get(1)
                + " downinter " + check.get(2)
                + " rise " + check.get(3)
                + " fall " + check.get(4)
                + " on-marked-down shutdown-sessions" + (swift ? "" : " slowstart 30s")
                + " maxconn 3000 maxqueue 128 weight 100";
    }
}
