package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.haproxy.ServerOptions.Place;

class ServerOptionsTest {
    private static final Place TCP_SERVER = new Place(false, false);
    private static final Place HTTP_SERVER = new Place(false, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inter 2s fastinter 1s downinter 2s rise 3 fall 3 on-marked-down shutdown-sessions slowstart 30s maxconn 3000"
                        + " maxqueue 128 weight 100",
                "inter 700ms fastinter 300 downinter 1000us",
                "init-state fully-down strict-maxconn idle-ping 30s",
                "source 10.0.0.1:1024-2048 usesrc clientip interface eth0 weight 5",
                "ssl verify none sni req.ssl_sni",
                "check-ssl ca-file /pg/cert/ca.crt",
                "init-addr last,libc,none resolve-prefer ipv4 resolve-opts allow-dup-ip,ignore-weight",
                "max-reuse -1 pool-max-conn -1",
                "set-proxy-v2-tlv-fmt(0x20) %[fc_pp_unique_id] send-proxy-v2"
            })
    void optionsThatHaproxyTakesHaveNoProblems(String options) {
        assertThat(ServerOptions.check(options, Place.SERVICE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inter 0.5s | `inter 0.5s`: the value must be a time such as 2s or 500ms: a whole number and us, ms, s, m, h or d, more than zero and less than 25 days.
                    slowstart fast | `slowstart fast`: the value must be a time such as 2s or 500ms: a whole number and us, ms, s, m, h or d, less than 25 days.
                    rise 0 | `rise 0`: the value must be a whole number from 1 to 2147483647.
                    weight 257 | `weight 257`: the value must be a whole number from 0 to 256.
                    weight heavy | `weight heavy`: the value must be a whole number from 0 to 256.
                    maxconn -1 | `maxconn -1`: the value must be a whole number from 0 to 2147483647.
                    port 99999 | `port 99999`: the value must be a whole number from 1 to 65535.
                    on-marked-down shutdown | `on-marked-down shutdown`: the value must be one of shutdown-sessions.
                    proxy-v2-options ssl,x | `proxy-v2-options ssl,x`: the value must be some of ssl, cert-cn, ssl-cipher, cert-sig, cert-key, authority, crc32c, unique-id, separated by commas.
                    init-addr foo | `init-addr foo`: the value must be last, libc, none or one address, separated by commas.
                    weigth 100 | HAProxy knows no option `weigth` of a server.
                    inter=2s | HAProxy knows no option `inter=2s` of a server.
                    maxconn | `maxconn` lacks its value.
                    source 10.0.0.1 interface | `interface` lacks its value.
                    usesrc client | HAProxy knows no option `usesrc` of a server.
                    inter 2s # slow | Everything after # is a comment to HAProxy.
                    agent-send '' | `agent-send `: the value must not be empty.
                    """)
    void aProblemIsToldInWords(String options, String detail) {
        assertThat(ServerOptions.check(options, Place.SERVICE).getFirst().detail())
                .isEqualTo(detail);
    }

    @Test
    void everyProblemOfALineIsTold() {
        assertThat(ServerOptions.check("intre 2s rise 0 fall", Place.SERVICE))
                .extracting(Problem::word)
                .containsExactly("intre", "2s", "rise", "fall");
    }

    @Test
    void aLineBreakDoesNotSmuggleInAnotherDirective() {
        assertThat(ServerOptions.check("inter 2s\nserver evil 192.0.2.1:5432", Place.SERVICE))
                .extracting(Problem::detail)
                .contains("It holds a line break or another control character, which ends the line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id 5", "guid x", "no-sslv3", "no-tlsv10"})
    void whatBelongsToOneServerIsNoDefault(String options) {
        assertThat(ServerOptions.check(options, TCP_SERVER)).isEmpty();
        assertThat(ServerOptions.check(options, Place.SERVICE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proto h2", "observe layer7", "redir http://a"})
    void whatNeedsHttpIsRefusedInModeTcp(String options) {
        assertThat(ServerOptions.check(options, HTTP_SERVER)).isEmpty();
        assertThat(ServerOptions.check(options, TCP_SERVER).getFirst().detail())
                .isEqualTo("`" + options + "`: the value is not for mode tcp.");
    }

    @Test
    void aTrackedServerCannotBeCheckedToo() {
        assertThat(ServerOptions.check("track a/b", TCP_SERVER)).isEmpty();
        assertThat(ServerOptions.check("track a/b check", TCP_SERVER)).hasSize(1);
        assertThat(ServerOptions.check("track a/b", Place.SERVICE)).hasSize(1);
    }

    @Test
    void tlsNeedsSomethingToVerifyAgainst() {
        assertThat(ServerOptions.check("check-ssl", TCP_SERVER))
                .containsExactly(new Problem(
                        "check-ssl",
                        "TLS verifies the server's certificate, and no `ca-file` says against what.",
                        "Add `ca-file FILE`, or `verify none` where the network is trusted."));
    }

    @Test
    void aLineHoldsSixtyFourWordsInAll() {
        assertThat(ServerOptions.check("weight 1 ".repeat(29), Place.SERVICE)).isEmpty();
        assertThat(ServerOptions.check("weight 1 ".repeat(30), Place.SERVICE)).hasSize(1);
    }
}
