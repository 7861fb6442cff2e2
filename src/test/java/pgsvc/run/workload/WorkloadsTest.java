package pgsvc.run.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pgsvc.render.RenderedFile;
import pgsvc.render.Rendering;
import pgsvc.resolve.LoadBalancer;

class WorkloadsTest {
    private static final LoadBalancer FIRST =
            Balancers.serving("10.0.0.1", Balancers.service("minio", "*", 9000), Balancers.service("a", "*", 9001));
    private static final LoadBalancer SECOND =
            Balancers.serving("10.0.0.2", Balancers.service("minio", "*", 9000), Balancers.service("b", "*", 9002));

    @Test
    void aServiceOfSeveralNodesCountsOnceAndTheBaseFileNot() throws Exception {
        RenderedFile minio = file("10.0.0.1", "minio.cfg", "minio");
        RenderedFile a = file("10.0.0.1", "a.cfg", "a");
        RenderedFile b = file("10.0.0.2", "b.cfg", "b");
        Rendering rendering = new Rendering(List.of(
                a,
                new RenderedFile("10.0.0.1", "haproxy.cfg", RenderedFile.Kind.BASE, "base"),
                minio,
                b,
                file("10.0.0.2", "minio.cfg", "minio"),
                file("10.0.0.3", "c.cfg", "c")));

        assertThat(Workloads.of(List.of(FIRST, SECOND), rendering, Placement.whole()))
                .isEqualTo(new Workload(
                        "10.0.0.1",
                        FIRST.node().base(),
                        List.of(
                                new Endpoint("minio", "*", 9000),
                                new Endpoint("a", "*", 9001),
                                new Endpoint("b", "*", 9002)),
                        Map.of("minio/s1", "10.0.0.9:9000", "a/s1", "10.0.0.9:9000", "b/s1", "10.0.0.9:9000"),
                        Placement.whole(),
                        List.of(a, minio, b)));
    }

    @Test
    void aServiceThatDiffersFromNodeToNodeCannotBeOne() {
        Rendering rendering =
                new Rendering(List.of(file("10.0.0.1", "minio.cfg", "x"), file("10.0.0.2", "minio.cfg", "y")));

        assertThatThrownBy(() -> Workloads.of(List.of(FIRST, SECOND), rendering, Placement.whole()))
                .isInstanceOf(UnclearChoiceException.class)
                .hasMessage("the file minio.cfg of 10.0.0.2 differs from that of 10.0.0.1, so that one HAProxy cannot "
                        + "serve both");
    }

    @Test
    void twoServicesOnOnePortCannotShareAMachine() {
        LoadBalancer other = Balancers.serving("10.0.0.2", Balancers.service("b", "127.0.0.1", 9001));

        assertThatThrownBy(() -> Workloads.of(List.of(FIRST, other), new Rendering(List.of()), Placement.whole()))
                .hasMessage("b and a both want port 9001 on this machine");
    }

    @Test
    void theStatisticsPortIsNoServicesPort() {
        LoadBalancer balancer = Balancers.serving("10.0.0.1", Balancers.service("b", "*", 9101));

        assertThatThrownBy(() -> Workloads.of(List.of(balancer), new Rendering(List.of()), Placement.whole()))
                .hasMessage("statistics and b both want port 9101 on this machine");
    }

    private static RenderedFile file(String node, String name, String content) {
        return new RenderedFile(node, name, RenderedFile.Kind.NODE_SERVICE, content);
    }
}
