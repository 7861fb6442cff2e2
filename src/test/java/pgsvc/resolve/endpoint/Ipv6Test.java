package pgsvc.resolve.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6Test {

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "1::, 1::",
        "2001:DB8::0a, 2001:db8::a",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "::ffff:10.0.0.1, 10.0.0.1",
        "64:ff9b::10.0.0.1, 64:ff9b::a00:1"
    })
    void anAddressHasOneText(String text, String canonical) {
        assertThat(Ipv6.parse(text).map(Ipv6::text)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                ":1",
                "1:",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "1.2.3.4",
                "::256.1.1.1",
                "1.2.3.4::",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:8::"
            })
    void anythingElseIsNone(String text) {
        assertThat(Ipv6.parse(text)).isEmpty();
    }

    @Test
    void anyAddressIsReadAsTheJdkReadsIt() {
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            StringJoiner text = new StringJoiner(":");
            for (int group = 0; group < 8; group++) {
                text.add(Integer.toHexString(random.nextBoolean() ? 0 : random.nextInt(0x10000)));
            }
            String canonical = Ipv6.parse(text.toString()).orElseThrow().text();
            assertThat(InetAddress.ofLiteral(canonical)).isEqualTo(InetAddress.ofLiteral(text.toString()));
        }
    }
}
