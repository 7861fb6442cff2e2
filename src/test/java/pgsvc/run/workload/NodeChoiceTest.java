package pgsvc.run.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pgsvc.resolve.LoadBalancer;

class NodeChoiceTest {
    private final List<LoadBalancer> two =
            Stream.of("10.0.0.1", "10.0.0.2").map(Balancers::serving).toList();

    @Test
    void theNamedNodeIsMeant() throws Exception {
        assertThat(new NodeChoice.Named("10.0.0.2").among(two)).containsExactly(two.get(1));
    }

    @Test
    void aNameThatIsCloseIsAskedFor() {
        assertThatThrownBy(() -> new NodeChoice.Named("10.0.0.11").among(two))
                .isInstanceOf(UnclearChoiceException.class)
                .hasMessage("no load balancer is named \"10.0.0.11\". Did you mean \"10.0.0.1\"?");
    }

    @Test
    void theOnlyOneIsMeantWhateverTheMachineIsCalled() throws Exception {
        assertThat(new NodeChoice.Own(Set.of("laptop")).among(two.subList(0, 1)))
                .containsExactly(two.getFirst());
    }

    @Test
    void theOneOfThisMachineIsMeantAmongSeveral() throws Exception {
        assertThat(new NodeChoice.Own(Set.of("pg-2", "10.0.0.2")).among(two)).containsExactly(two.get(1));
    }

    @Test
    void severalThatMayBeMeantAreListed() {
        assertThatThrownBy(() -> new NodeChoice.Own(Set.of("laptop")).among(two))
                .isInstanceOfSatisfying(
                        UnclearChoiceException.class,
                        e -> assertThat(e.mend())
                                .isEqualTo("Name it with --node, or run all with --all. Nodes: 10.0.0.1, 10.0.0.2."));
    }

    @Test
    void withoutLoadBalancersNothingCanRun() {
        assertThatThrownBy(() -> new NodeChoice.All().among(List.of()))
                .hasMessage("the inventory has no load balancer");
    }
}
