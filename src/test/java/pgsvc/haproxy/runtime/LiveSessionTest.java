package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveSessionTest {

    @Test
    void aSessionIsToldWithItsSectionAndItsServer() {
        String answer = """
                0x559cd6fac3c0: proto=tcpv4 src=127.0.0.1:49086 fe=pg-a-primary be=pg-a-primary srv=pg-a-1 ts=00 age=6s
                0x7fe79c039f10: proto=tcpv4 src=127.0.0.1:49094 fe=pg-a-replica be=pg-a-replica srv=<none> ts=00 age=6s
                0x7fe79c043a20: proto=sockpair src=unix:2 fe=GLOBAL be=<NONE> srv=<none> ts=00 epoch=0 age=0s calls=2

                """;

        assertThat(LiveSession.parse(answer))
                .containsExactly(new LiveSession("0x559cd6fac3c0", "pg-a-primary", "pg-a-1"));
    }

    @Test
    void whatIsNoListOfSessionsHoldsNone() {
        assertThat(LiveSession.parse("Unknown command.\n")).isEmpty();
        assertThat(LiveSession.parse("")).isEmpty();
    }
}
