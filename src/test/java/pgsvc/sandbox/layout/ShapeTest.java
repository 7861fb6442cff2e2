package pgsvc.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 3  | 0  | false | false | 127.0.0.11 | --clusters is 0     | Give 1 to 5.
            6 | 3  | 0  | false | false | 127.0.0.11 | --clusters is 6     | Give 1 to 5.
            1 | 0  | 0  | false | false | 127.0.0.11 | --nodes is 0        | Give 1 to 9.
            1 | 10 | 0  | false | false | 127.0.0.11 | --nodes is 10       | Give 1 to 9.
            1 | 3  | 10 | false | false | 127.0.0.11 | --proxy-nodes is 10 | Give 0 to 9.
            1 | 3  | -1 | false | false | 127.0.0.11 | --proxy-nodes is -1 | Give 0 to 9.
            1 | 1  | 0  | true  | false | 127.0.0.11 | --offline needs a second node, since the first is the primary | Give --nodes 2.
            1 | 1  | 0  | false | true  | 127.0.0.11 | --sync needs a second node, which the primary waits for       | Give --nodes 2.
            """)
    void aNumberThatCannotBeBuiltIsRefused(
            int clusters,
            int nodes,
            int proxyNodes,
            boolean offline,
            boolean sync,
            String firstAddress,
            String message,
            String mend) {
        assertRefused(new Shape(clusters, nodes, proxyNodes, offline, sync, false, firstAddress), message, mend);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.11",
        "127.0.0",
        "127.0.0.256",
        "127.0.300.11",
        "127.0.0.11.1",
        "localhost",
        "''",
        "::1",
        "127.0.0.11:5432"
    })
    void whatIsNoAddressOfTheLoopbackIsRefused(String address) {
        assertRefused(
                new Shape(1, 3, 0, false, false, false, address),
                "\"" + address + "\" is no address of the loopback",
                "Give one such as 127.0.1.11.");
    }

    @ParameterizedTest
    @CsvSource({"1, 127.0.0.1, 234", "1, 127.0.0.0, 234", "1, 127.0.0.235, 234", "5, 127.0.0.195, 194"})
    void anAddressWithoutRoomAroundItIsRefused(int clusters, String address, int last) {
        assertRefused(
                new Shape(clusters, 3, 0, false, false, false, address),
                "there is no room from " + address
                        + " on: etcd needs the address before it, each cluster 10, and the proxies 10",
                "Give one whose last number is from 2 to " + last + ".");
    }

    @ParameterizedTest
    @CsvSource({"1, 127.0.0.2", "1, 127.0.0.234", "5, 127.255.255.194"})
    void anAddressAtTheEdgeIsTaken(int clusters, String address) {
        assertThatCode(() -> new Shape(clusters, 9, 9, true, true, true, address).validate())
                .doesNotThrowAnyException();
    }

    @Test
    void theUsualShapeCanBeBuilt() {
        assertThat(Shape.usual()).isEqualTo(new Shape(1, 3, 0, false, false, false, "127.0.0.11"));
        assertThatCode(() -> Shape.usual().validate()).doesNotThrowAnyException();
    }

    private static void assertRefused(Shape shape, String message, String mend) {
        assertThatThrownBy(shape::validate)
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.mend()).isEqualTo(mend))
                .hasMessage(message);
    }
}
