package pgsvc.sandbox.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Shape TWO_BEHIND_TWO = new Shape(2, 3, 2, true, false, false, "127.0.1.11");

    @Test
    void theUsualOneHasAPrimaryAndTwoReplicasThatBalanceThemselves() {
        Node.Instance first = new Node.Instance("pg-test", 1, "primary", "127.0.0.11");
        Node.Instance second = new Node.Instance("pg-test", 2, "replica", "127.0.0.12");
        Node.Instance third = new Node.Instance("pg-test", 3, "replica", "127.0.0.13");

        Layout layout = Layout.of(Shape.usual());

        assertThat(layout).isEqualTo(new Layout(Shape.usual(), "127.0.0.10", List.of(first, second, third), List.of()));
        assertThat(layout.balancers()).containsExactly(first, second, third);
    }

    @Test
    void eachClusterHasTenAddressesAndTheProxiesFollow() {
        Node.Proxy one = new Node.Proxy("pg-proxy-1", "127.0.1.31");
        Node.Proxy two = new Node.Proxy("pg-proxy-2", "127.0.1.32");

        Layout layout = Layout.of(TWO_BEHIND_TWO);

        assertThat(layout)
                .isEqualTo(new Layout(
                        TWO_BEHIND_TWO,
                        "127.0.1.10",
                        List.of(
                                new Node.Instance("pg-test", 1, "primary", "127.0.1.11"),
                                new Node.Instance("pg-test", 2, "replica", "127.0.1.12"),
                                new Node.Instance("pg-test", 3, "offline", "127.0.1.13"),
                                new Node.Instance("pg-test2", 1, "primary", "127.0.1.21"),
                                new Node.Instance("pg-test2", 2, "replica", "127.0.1.22"),
                                new Node.Instance("pg-test2", 3, "offline", "127.0.1.23")),
                        List.of(one, two)));
        assertThat(layout.balancers()).containsExactly(one, two);
    }

    @Test
    void theLargestOneHasNoAddressTwice() {
        Layout layout = Layout.of(new Shape(5, 9, 9, true, true, true, "127.0.0.194"));

        assertThat(layout.nodes()).hasSize(54);
        assertThat(layout.nodes()).extracting(Node::address).doesNotHaveDuplicates();
        assertThat(layout.nodes().getLast()).isEqualTo(new Node.Proxy("pg-proxy-9", "127.0.0.252"));
    }

    @Test
    void namesAreThoseOfClusterAndNumber() {
        Layout layout = Layout.of(TWO_BEHIND_TWO);

        assertThat(layout.clusters()).containsExactly("pg-test", "pg-test2");
        assertThat(layout.nodes())
                .extracting(Node::name)
                .containsExactly(
                        "pg-test-1",
                        "pg-test-2",
                        "pg-test-3",
                        "pg-test2-1",
                        "pg-test2-2",
                        "pg-test2-3",
                        "pg-proxy-1",
                        "pg-proxy-2");
        assertThat(layout.members("pg-test2"))
                .extracting(Node.Instance::address)
                .containsExactly("127.0.1.21", "127.0.1.22", "127.0.1.23");
    }

    @Test
    void aNodeIsFoundByItsNameOrItsAddress() {
        Layout layout = Layout.of(TWO_BEHIND_TWO);

        assertThat(layout.node("pg-test2-2")).contains(new Node.Instance("pg-test2", 2, "replica", "127.0.1.22"));
        assertThat(layout.node("127.0.1.31")).contains(new Node.Proxy("pg-proxy-1", "127.0.1.31"));
        assertThat(layout.node("2")).isEmpty();
    }
}
