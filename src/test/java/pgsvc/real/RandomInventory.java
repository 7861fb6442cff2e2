package pgsvc.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes inventories as users might: a few clusters, services with every key, good values and, now and then, bad
/// ones. The same seed writes the same inventory.
final class RandomInventory {
    private static final List<String> SELECTORS = List.of(
            "[]",
            "[? pg_role == `replica`]",
            "[? pg_role == 'primary' || pg_offline_query]",
            "[0:1]",
            "[::-1]",
            "sort_by(@, &pg_seq)",
            "[? pg_seq > `1`]",
            "[? pg_role == `nobody`]",
            "[? pg_role = `primary`]",
            "[0]",
            "[@, @][]");
    private static final List<String> CHECKS = List.of(
            "/primary", "/replica", "/read-only", "/sync", "/replica?lag=16MB", "/primray", "/a b", "/x#y", "''");
    private static final List<String> OPTIONS = List.of(
            "inter 1s rise 2 fall 2",
            "inter 3s fastinter 1s downinter 5s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s",
            "maxconn 100 maxqueue 10 weight 50",
            "inter 0.5s",
            "intre 1s",
            "on-marked-down kill",
            "rise",
            "");
    private static final List<String> BALANCES =
            List.of("roundrobin", "leastconn", "source", "first", "random(2)", "rand0m", "static-rr", "hdr(x)");
    private static final List<String> ADDRESSES = List.of(
            "'*'", "127.0.0.1", "'::1'", "'[::1]'", "''", "'{{ inventory_hostname }}'", "'1.2.3.4 x'", "999.1.1.1");
    private static final List<String> NAMES =
            List.of("primary", "replica", "a.b", "UPPER", "x_1", "two words", "ü", "''");
    private static final List<String> WEIGHTS = List.of("0", "1", "100", "255", "256", "-1", "heavy", "'7'");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    /// How often, in a thousand, a value is drawn from the whole list, which ends with bad ones.
    private final int daring;

    private RandomInventory(long seed) {
        random = new Random(seed);
        daring = random.nextBoolean() ? 0 : 120;
    }

    static String write(long seed) {
        return new RandomInventory(seed).write();
    }

    private String write() {
        text.append("all:\n  children:\n");
        int clusters = 1 + random.nextInt(3);
        for (int cluster = 1; cluster <= clusters; cluster++) {
            cluster(cluster);
        }
        return text.toString();
    }

    private void cluster(int number) {
        text.append("    pg-").append(number).append(":\n      hosts:\n");
        int members = 1 + random.nextInt(4);
        for (int seq = 1; seq <= members; seq++) {
            text.append("        10.0.")
                    .append(number)
                    .append('.')
                    .append(seq)
                    .append(": { pg_seq: ")
                    .append(seq);
            text.append(", pg_role: ").append(seq == 1 ? "primary" : pick(List.of("replica", "offline", "delayed"), 3));
            if (random.nextInt(4) == 0) {
                text.append(", pg_weight: ").append(pick(WEIGHTS, 4));
            }
            if (random.nextInt(4) == 0) {
                text.append(", pg_offline_query: true");
            }
            text.append(" }\n");
        }
        text.append("      vars:\n        pg_cluster: pg-").append(number).append('\n');
        text.append("        patroni_ssl_enabled: ")
                .append(random.nextInt(5) == 0)
                .append('\n');
        services(number);
    }

    private void services(int cluster) {
        text.append("        pg_services:\n");
        int services = 1 + random.nextInt(3);
        for (int i = 0; i < services; i++) {
            List<String> keys = new ArrayList<>();
            keys.add("name: '" + (i == 0 ? "" : "s" + i + "-") + pick(NAMES, 0) + "'");
            keys.add("port: " + (daring > 0 && random.nextInt(30) == 0 ? 5433 : 6000 + cluster * 10 + i));
            keys.add("selector: \"" + pick(SELECTORS, 7) + "\"");
            sometimes(keys, "backup", "\"" + pick(SELECTORS, 7) + "\"");
            sometimes(keys, "check", pick(CHECKS, 5));
            sometimes(keys, "options", "'" + pick(OPTIONS, 3) + "'");
            sometimes(keys, "balance", pick(BALANCES, 5));
            sometimes(keys, "ip", pick(ADDRESSES, 4));
            sometimes(keys, "dest", pick(List.of("default", "postgres", "pgbouncer", "7000", "'7000'", "postgers"), 4));
            sometimes(keys, "maxconn", pick(List.of("0", "1", "5000", "many"), 3));
            text.append("          - { ").append(String.join(", ", keys)).append(" }\n");
        }
    }

    private void sometimes(List<String> keys, String key, String value) {
        if (random.nextInt(3) == 0) {
            keys.add(key + ": " + value);
        }
    }

    /// One of the first `good` values, or, daring, one of all.
    private String pick(List<String> values, int good) {
        int of = random.nextInt(1000) < daring ? values.size() : good == 0 ? 5 : good;
        return values.get(random.nextInt(of)).replace("''", "");
    }
}
