package pgsvc.inventory.declare;

import java.util.List;
import java.util.Map;

/// The recovery-time plans (`pg_rto`, `pg_rto_plan`) as far as load balancers are concerned: how often a server
/// is checked, and how many answers change its state.
///
/// A plan is a list of ten: `[ttl, loop, retry, start, margin, inter, fastinter, downinter, rise, fall]`; the
/// first five belong to Patroni.
final class RtoPlan {
    static final int LENGTH = 10;
    static final String DEFAULT_NAME = "norm";

    static final List<String> NORM = List.of("2s", "1s", "2s", "3", "3");

    /// The check part of the stock plans: inter, fastinter, downinter, rise, fall.
    static final Map<String, List<String>> STOCK = Map.of(
            "fast",
            List.of("1s", "500ms", "1s", "3", "3"),
            DEFAULT_NAME,
            NORM,
            "safe",
            List.of("3s", "1500ms", "3s", "3", "3"),
            "wide",
            List.of("4s", "2s", "4s", "3", "3"));

    private RtoPlan() {}

    /// The `default-server` line of a plan's check part.
    static String serverOptions(List<String> check) {
        return "inter " + check.get(0)
                + " fastinter " + check.get(1)
                + " downinter " + check.get(2)
                + " rise " + check.get(3)
                + " fall " + check.get(4)
                + " on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100";
    }
}
