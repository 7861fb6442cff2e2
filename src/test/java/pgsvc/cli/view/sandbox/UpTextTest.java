package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.load.ServicePort;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;

class UpTextTest {
    private static final SandboxFolder BOX = new SandboxFolder(Path.of("/tmp/box"));
    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    @Test
    void theFirstLineSaysWhatIsBuiltAndWhere() {
        assertThat(begins(new Shape(1, 3, 0, false, false, false, "127.0.0.11")))
                .isEqualTo("A sandbox in /tmp/box: 1 cluster of 3 instances\n");
        assertThat(begins(new Shape(2, 1, 0, false, false, false, "127.0.0.11")))
                .isEqualTo("A sandbox in /tmp/box: 2 clusters of 1 instance\n");
        assertThat(begins(new Shape(1, 1, 1, false, false, false, "127.0.0.11")))
                .isEqualTo("A sandbox in /tmp/box: 1 cluster of 1 instance behind 1 load balancer\n");
        assertThat(begins(new Shape(2, 3, 2, false, false, false, "127.0.0.11")))
                .isEqualTo("A sandbox in /tmp/box: 2 clusters of 3 instances behind 2 load balancers\n");
    }

    @Test
    void eachStepIsTimed() {
        assertThat(Printed.by(err -> new UpText(err, NOWHERE).done("certificates")))
                .matches(" {3}\\d\\.\\d s {2}certificates\n");
    }

    @Test
    void atTheEndItIsSaidWhatToType() {
        List<Services.Served> services = List.of(
                served("127.0.0.11", "pg-test", "primary", 5433),
                served("127.0.0.11", "pg-test", "replica", 5434),
                served("127.0.0.11", "pg-test", "default", 5436),
                served("127.0.0.11", "pg-test", "offline", 5438),
                served("127.0.0.12", "pg-test", "primary", 5433));

        assertThat(ready(services, false)).isEqualTo("""

                  psql postgres://app@127.0.0.11:5433/app        pg-test-primary: reads and writes, through PgBouncer
                  psql postgres://app@127.0.0.11:5434/app        pg-test-replica: reads, through PgBouncer
                  psql postgres://app@127.0.0.11:5436/app        pg-test-default: reads and writes, at PostgreSQL itself
                  psql postgres://app@127.0.0.11:5438/app        pg-test-offline: long reads, away from the others

                  pgsvc sandbox status                           who leads, and where each service leads
                  pgsvc sandbox load --during switchover         what clients see of a switchover
                  pgsvc sandbox reload                           after you edited /tmp/box/inventory.yml
                  pgsvc sandbox down                             the end of it
                """);
    }

    @Test
    void elsewhereEachCommandNamesTheFolderAndEachClusterItsServices() {
        List<Services.Served> services = List.of(
                served("127.0.1.31", "pg-test", "standby", 5435), served("127.0.1.31", "pg-test2", "mine", 6439));

        assertThat(ready(services, true)).isEqualTo("""

                  psql postgres://app@127.0.1.31:5435/app               pg-test-standby: reads at a synchronous standby
                  psql postgres://app@127.0.1.31:6439/app               pg-test2-mine

                  pgsvc sandbox status --dir /tmp/box                   who leads, and where each service leads
                  pgsvc sandbox load --during switchover --dir /tmp/box what clients see of a switchover
                  pgsvc sandbox reload --dir /tmp/box                   after you edited /tmp/box/inventory.yml
                  pgsvc sandbox down --dir /tmp/box                     the end of it
                """);
    }

    private static String begins(Shape shape) {
        return Printed.by(err -> new UpText(err, NOWHERE).begins(BOX, shape));
    }

    private static String ready(List<Services.Served> services, boolean elsewhere) {
        return Printed.by(out -> new UpText(NOWHERE, out).ready(BOX, services, elsewhere));
    }

    private static Services.Served served(String address, String cluster, String service, int port) {
        return new Services.Served(
                new Node.Proxy("pg-proxy-1", address),
                cluster,
                new ServicePort(cluster + "-" + service, address, port));
    }
}
