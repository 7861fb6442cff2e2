package pgsvc.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/// Makes options for servers: right ones, and right ones with something broken. Each seed makes the same ones.
final class RandomOptions {
    /// Each a keyword and its choice of values, of HAProxy 2.6, for a `default-server` line in mode tcp.
    private static final List<String> RIGHT = List.of(
            "inter 2s|1500ms|700|3000us|1m|24d",
            "fastinter 1s|500ms",
            "downinter 5s|1h",
            "rise 1|3|100",
            "fall 1|3",
            "on-marked-down shutdown-sessions",
            "on-marked-up shutdown-backup-sessions",
            "on-error fastinter|fail-check|sudden-death|mark-down",
            "observe none|layer4",
            "error-limit 1|50",
            "slowstart 0|30s|5",
            "maxconn 0|3000",
            "minconn 0|10",
            "maxqueue 0|128",
            "weight 0|1|100|256",
            "port 1|8008|65535",
            "agent-port 9000 agent-check agent-inter 2s",
            "agent-send x|\"a b\"|'c'|d\\ e",
            "init-addr none|last,libc,none|libc,10.0.0.1",
            "resolve-prefer ipv4|ipv6",
            "resolve-opts allow-dup-ip|ignore-weight,prevent-dup-ip",
            "resolve-net 10.0.0.0/8|10.0.0.0/8,192.168.0.0/16",
            "proto none",
            "check-proto none|h1|h2",
            "ws auto|h1|h2",
            "log-proto legacy|octet-count",
            "tcp-ut 0|30s",
            "tfo",
            "no-tfo",
            "backup",
            "no-backup",
            "disabled",
            "enabled",
            "stick",
            "non-stick",
            "send-proxy",
            "send-proxy-v2",
            "no-send-proxy",
            "check-send-proxy",
            "check-via-socks4",
            "allow-0rtt",
            "force-tlsv12",
            "ssl verify none",
            "check-ssl verify none",
            "check-sni a.example",
            "check-alpn h2,http/1.1",
            "alpn h2",
            "verifyhost a.example",
            "ssl-min-ver TLSv1.2|TLSv1.3",
            "ssl-max-ver TLSv1.3",
            "proxy-v2-options ssl|crc32c,unique-id",
            "cookie x",
            "max-reuse -1|0|5",
            "pool-max-conn -1|0|5",
            "pool-low-conn 0|5",
            "source 10.0.0.1|10.0.0.1:1024|10.0.0.1 interface lo",
            "pool-purge-delay 0|5s");

    /// Right ones whose value, when it is broken, only the node can judge: names to resolve and the like.
    private static final List<String> RIGHT_BUT_OPEN = List.of(
            "addr 10.0.0.1|127.0.0.1",
            "agent-addr 10.0.0.1",
            "socks4 127.0.0.1:1080",
            "sni str(x)",
            "source 10.0.0.1:1024-2048|10.0.0.1 usesrc clientip|* interface lo",
            "namespace *");

    private static final List<String> RUBBISH = List.of(
            "0",
            "-1",
            "257",
            "x",
            "0.5s",
            "2x",
            "1us",
            "30d",
            "none",
            "\"",
            "'",
            "#",
            "\\",
            "''",
            "10.0.0.300",
            "ssl",
            "a,b",
            ",",
            "inter",
            "99999999999",
            "\"$\"",
            "\\xzz",
            "5s5",
            "::1",
            "[::1]:80",
            "h2",
            "=",
            "shutdown-sessions");

    private final Random random;

    RandomOptions(long seed) {
        random = new Random(seed);
    }

    String right() {
        return several(RIGHT) + " " + oneOf(RIGHT_BUT_OPEN);
    }

    private String several(List<String> choice) {
        StringJoiner options = new StringJoiner(" ");
        for (int i = random.nextInt(6); i >= 0; i--) {
            options.add(oneOf(choice));
        }
        return options.toString();
    }

    /// Right options with a word dropped, doubled, misspelt or replaced; now and then still right.
    String broken() {
        List<String> words = new ArrayList<>(List.of(several(RIGHT).split(" ")));
        int at = random.nextInt(words.size());
        switch (random.nextInt(5)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, words.get(random.nextInt(words.size())));
            case 2 -> words.set(at, misspelt(words.get(at)));
            case 3 -> words.set(at, RUBBISH.get(random.nextInt(RUBBISH.size())));
            default -> words.add(at, RUBBISH.get(random.nextInt(RUBBISH.size())));
        }
        return String.join(" ", words);
    }

    private String oneOf(List<String> options) {
        String option = options.get(random.nextInt(options.size()));
        int blank = option.indexOf(' ');
        if (option.indexOf('|') < 0) {
            return option;
        }
        String[] values = option.substring(blank + 1).split("\\|");
        return option.substring(0, blank + 1) + values[random.nextInt(values.length)];
    }

    private String misspelt(String word) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
        };
    }
}
