package pgsvc.resolve.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.haproxy.Haproxy;

class BindAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "*, *",
                "'', *",
                "0.0.0.0, *",
                "ipv4@, *",
                "ipv4@*, *",
                "127.0.0.1, 127.0.0.1",
                "tcp@127.0.0.1, 127.0.0.1",
                "[127.0.0.1], 127.0.0.1",
                "localhost, 127.0.0.1",
                "::, ::",
                "[::], ::",
                "ipv6@, ::",
                "ipv6@*, ::",
                "0:0::0, ::",
                "::1, ::1",
                "[::1], ::1",
                "ipv6@::1, ::1",
                "2001:DB8::a, 2001:db8::a",
                "::ffff:10.0.0.1, 10.0.0.1",
                "Db-1.Example, db-1.example",
                "${admin_ip}, *"
            })
    void anAddressIsReadAsHaproxyReadsIt(String ip, String address) {
        assertThat(BindAddress.parse(ip, 6001)).containsExactly(new BindAddress(address, 6001));
        assertThat(BindAddress.check(ip, 6001)).isEmpty();
    }

    @Test
    void earlierAddressesOfAListCarryTheirOwnPorts() {
        assertThat(BindAddress.parse("127.0.0.1:6109,::1:6110,*", 6009))
                .containsExactly(
                        new BindAddress("127.0.0.1", 6109), new BindAddress("::1", 6110), new BindAddress("*", 6009));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1,127.0.0.2",
                ",127.0.0.1",
                "127.0.0.1:x,*",
                "127.0.0.1:0,*",
                "127.0.0.1:70000,*",
                "256.1.1.1",
                "127.1",
                "1",
                "ipv6@127.0.0.1",
                "ipv4@::1",
                "[*]",
                "[]",
                "[::1",
                "**",
                "*:*",
                "-",
                "+",
                ":::1",
                "::1::",
                "fd@3",
                "sockpair@3",
                "udp@127.0.0.1",
                "quic4@127.0.0.1",
                "/tmp/socket",
                "unix@/tmp/socket",
                "IPV4@127.0.0.1"
            })
    void whatIsNoAddressIsRefused(String ip) {
        assertThat(BindAddress.check(ip, 6001).orElseThrow().detail())
                .isEqualTo("\"" + ip + "\" is no address that HAProxy can bind to.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "127.0.0.1 ", "127.0.0.1 ssl", "{{ x }}", "*\n  server evil", "'127.0.0.1", "*#", "a\\"})
    void whatDoesNotStayOneWordIsRefused(String ip) {
        assertThat(BindAddress.check(ip, 6001)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "*, *, true",
        "*, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "*, ::1, false",
        "::, ::1, true",
        "::, *, true",
        "::, 127.0.0.1, true",
        "::1, [::1], true",
        "localhost, 127.0.0.1, true",
        "db-1, *, true",
        "db-1, db-2, false",
        "DB-1, db-1, true",
        "'', 10.0.0.1, true"
    })
    void twoAddressesOverlapWhenOneIsAmongTheOthers(String one, String other, boolean overlap) {
        BindAddress a = BindAddress.parse(one, 5433).getFirst();
        BindAddress b = BindAddress.parse(other, 5433).getFirst();
        assertThat(a.overlaps(b)).isEqualTo(overlap);
        assertThat(b.overlaps(a)).isEqualTo(overlap);
    }

    @Test
    void otherPortsNeverOverlap() {
        assertThat(new BindAddress("*", 5433).overlaps(new BindAddress("*", 5434)))
                .isFalse();
    }

    @Tag("haproxy")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "0.0.0.0",
                "ipv4@",
                "ipv4@*",
                "127.0.0.1",
                "tcp@127.0.0.1",
                "[127.0.0.1]",
                "localhost",
                "::",
                "[::]",
                "ipv6@",
                "ipv6@*",
                "0:0::0",
                "::1",
                "[::1]",
                "ipv6@::1",
                "2001:DB8::a",
                "::ffff:10.0.0.1",
                "127.0.0.1:6109,::1:6110,*"
            })
    void whatIsTakenHereIsTakenByHaproxy(String ip) {
        assertThat(BindAddress.check(ip, 6001)).isEmpty();
        assertThat(refusal(ip)).isEmpty();
    }

    @Tag("haproxy")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1,127.0.0.2",
                ",127.0.0.1",
                "127.0.0.1:x,*",
                "127.0.0.1:0,*",
                "127.0.0.1:70000,*",
                "256.1.1.1",
                "ipv6@127.0.0.1",
                "ipv4@::1",
                "[*]",
                "[]",
                "[::1",
                "**",
                "*:*",
                "-",
                "+",
                ":::1",
                "::1::",
                "fd@3",
                "udp@127.0.0.1",
                "127.0.0.1 ",
                "IPV4@127.0.0.1",
                "'127.0.0.1"
            })
    void whatHaproxyRefusesIsRefusedHere(String ip) {
        assertThat(refusal(ip)).isNotEmpty();
        assertThat(BindAddress.check(ip, 6001)).isPresent();
    }

    private static String refusal(String ip) {
        return Haproxy.installed()
                .refusal(
                        "listen a\n bind " + ip + ":6001\n timeout client 1s\n timeout server 1s\n timeout connect 1s\n"
                                + " server s 127.0.0.1:2\n");
    }
}
