package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roundrobin",
                "static-rr",
                "leastconn",
                "first",
                "source",
                "random",
                "random(2)",
                "rdp-cookie",
                "rdp-cookie(msts)",
                "hash src"
            })
    void anAlgorithmOfTcpIsTaken(String balance) {
        assertThat(Balance.check(balance, false)).isEmpty();
        assertThat(Balance.check(balance, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri",
                "uri len 10 depth 3",
                "uri whole",
                "uri path-only",
                "url_param id",
                "url_param id check_post 64",
                "hdr(Host)",
                "hdr(Host) use_domain_only"
            })
    void anAlgorithmOfHttpIsTakenInModeHttpOnly(String balance) {
        assertThat(Balance.check(balance, true)).isEmpty();
        assertThat(Balance.check(balance, false).orElseThrow().detail())
                .isEqualTo("`" + balance.replaceFirst(" .*", "")
                        + "` looks into HTTP requests, of which PostgreSQL has none.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "rr", "ROUNDROBIN", "random(0)", "random(x)", "random(2", "hash", "rdp-cookie()", "rdp-cookie(",
                "uri foo", "uri len", "uri len 0", "url_param", "url_param a b", "hdr", "hdr()", "hdr(", "sticky",
                "roundrobin # x", "roundrobin\nserver x", "'roundrobin", "log-hash str"
            })
    void anythingElseIsRefused(String balance) {
        assertThat(Balance.check(balance, true)).isPresent();
        assertThat(Balance.check(balance, false)).isPresent();
    }

    @Test
    void aWrongArgumentIsToldApartFromAnUnknownAlgorithm() {
        assertThat(Balance.check("random(0)", false))
                .hasValue(new Problem(
                        "random(0)",
                        "HAProxy does not know `random(0)`: its argument is wrong.",
                        "Write roundrobin, leastconn, or another algorithm for TCP."));
        assertThat(Balance.check("rr", false))
                .hasValue(new Problem(
                        "rr",
                        "HAProxy knows no algorithm `rr`.",
                        "Write roundrobin, leastconn, or another algorithm for TCP."));
    }

    @Tag("haproxy")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "roundrobin",
                "static-rr",
                "leastconn",
                "first",
                "source",
                "random",
                "random(2)",
                "rdp-cookie",
                "rdp-cookie(msts)",
                "hash src",
                "uri",
                "uri len 10 depth 3",
                "uri whole",
                "uri path-only",
                "url_param id",
                "url_param id check_post 64",
                "hdr(Host)",
                "hdr(Host) use_domain_only"
            })
    void haproxyTakesWhatIsTakenHere(String balance) {
        assertThat(refusal(balance)).isEmpty();
    }

    @Tag("haproxy")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rr",
                "ROUNDROBIN",
                "random(0)",
                "random(x)",
                "random(2",
                "hash",
                "rdp-cookie()",
                "rdp-cookie(",
                "uri foo",
                "uri len",
                "uri len 0",
                "url_param",
                "hdr",
                "hdr()",
                "hdr("
            })
    void haproxyRefusesWhatIsRefusedHere(String balance) {
        assertThat(refusal(balance)).isNotEmpty();
    }

    private static String refusal(String balance) {
        return Haproxy.installed()
                .refusal("listen a\n bind 127.0.0.1:1\n mode http\n balance " + balance + "\n"
                        + " timeout client 1s\n timeout server 1s\n timeout connect 1s\n server s 127.0.0.1:2\n");
    }
}
