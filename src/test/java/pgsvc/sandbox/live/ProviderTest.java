package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Shape;

/// Two clusters behind two load balancers of their own.
@Tag("sandbox")
@Timeout(180)
class ProviderTest {
    @Test
    void twoClustersBehindOneProviderAreReachedOnEachOfItsNodesAndOnNoOther() throws Exception {
        try (LiveSandbox live = LiveSandbox.up(new Shape(2, 2, 2, false, false, false, "127.0.44.11"))) {
            Map<String, Set<String>> answers = new TreeMap<>();
            for (Services.Served served : live.services()) {
                answers.put(served.port().name(), live.answers(served.port().name(), 2));
            }

            assertThat(live.services().stream().map(s -> s.node().name()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("pg-proxy-1", "pg-proxy-2");
            assertThat(answers)
                    .isEqualTo(Map.of(
                            "pg-test-primary", Set.of("pg-test-1 writes"),
                            "pg-test-replica", Set.of("pg-test-2 reads"),
                            "pg-test-default", Set.of("pg-test-1 writes"),
                            "pg-test-offline", Set.of("pg-test-2 reads"),
                            "pg-test2-primary", Set.of("pg-test2-1 writes"),
                            "pg-test2-replica", Set.of("pg-test2-2 reads"),
                            "pg-test2-default", Set.of("pg-test2-1 writes"),
                            "pg-test2-offline", Set.of("pg-test2-2 reads")));
        }
    }
}
