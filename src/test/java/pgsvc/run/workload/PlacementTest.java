package pgsvc.run.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pgsvc.render.Rendering;
import pgsvc.resolve.LoadBalancer;

class PlacementTest {
    private static final Placement PLACED = new Placement(Optional.of("127.0.61.11"), Optional.of("haproxy"));

    @ParameterizedTest
    @CsvSource({
        "*, *",
        "10.0.0.1, 10.0.0.1",
        "${SET}, 10.0.0.7",
        "${EMPTY}, *",
        "${UNSET}, *",
        "${NODE_ADDRESS}, 127.0.61.11",
        "${SET}7, ${SET}7",
    })
    void anAddressIsResolvedAsHaproxyDoes(String bind, String resolved) {
        assertThat(PLACED.resolved(bind, Map.of("SET", "10.0.0.7", "EMPTY", "", "NODE_ADDRESS", "10.0.0.8")))
                .isEqualTo(resolved);
    }

    @Test
    void whereTheMachineIsTheNodeItsAddressIsWhatTheEnvironmentSays() {
        assertThat(Placement.whole().resolved("${NODE_ADDRESS}", Map.of("NODE_ADDRESS", "10.0.0.8")))
                .isEqualTo("10.0.0.8");
        assertThat(Placement.whole().resolved("${NODE_ADDRESS}", Map.of())).isEqualTo("*");
    }

    @Test
    void servicesAndStatisticsOfANodeListenOnItsAddress() throws Exception {
        LoadBalancer balancer = Balancers.serving(
                "pg-test-1",
                Balancers.service("own", "${NODE_ADDRESS}", 9000),
                Balancers.service("unset", "${PGSVC_TEST_IS_NOT_SET}", 9001),
                Balancers.service("path", "127.0.0.1", 9002));

        Workload workload = Workloads.of(List.of(balancer), new Rendering(List.of()), PLACED);

        assertThat(workload.endpoints())
                .containsExactly(
                        new Endpoint("own", "127.0.61.11", 9000),
                        new Endpoint("unset", "*", 9001),
                        new Endpoint("path", "127.0.0.1", 9002),
                        new Endpoint("statistics", "127.0.61.11", 9101));
        assertThat(workload.statisticsUrl()).isEqualTo("http://127.0.61.11:9101/haproxy/pg-test-1/");
    }

    @Test
    void aVariableThatIsSetGivesItsValue() throws Exception {
        Map.Entry<String, String> some = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("\\w+")
                        && !variable.getValue().isEmpty())
                .findFirst()
                .orElseThrow();
        LoadBalancer balancer =
                Balancers.serving("pg-test-1", Balancers.service("a", "${" + some.getKey() + "}", 9000));

        assertThat(Workloads.of(List.of(balancer), new Rendering(List.of()), Placement.whole())
                        .services())
                .containsExactly(new Endpoint("a", some.getValue(), 9000));
    }

    @Test
    void aServiceOfAnotherAddressMayHaveTheStatisticsPort() throws Exception {
        LoadBalancer balancer = Balancers.serving("pg-test-1", Balancers.service("a", "127.0.0.1", 9101));

        assertThat(Workloads.of(List.of(balancer), new Rendering(List.of()), PLACED)
                        .endpoints())
                .containsExactly(new Endpoint("a", "127.0.0.1", 9101), new Endpoint("statistics", "127.0.61.11", 9101));
        assertThatThrownBy(() -> Workloads.of(List.of(balancer), new Rendering(List.of()), Placement.whole()))
                .isInstanceOf(UnclearChoiceException.class)
                .hasMessage("statistics and a both want port 9101 on this machine");
    }
}
