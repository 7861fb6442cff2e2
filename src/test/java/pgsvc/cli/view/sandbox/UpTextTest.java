package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pgsvc.sandbox.layout.Layout;
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
        assertThat(ready(Shape.usual(), false)).isEqualTo("""

                  psql postgres://app@127.0.0.11:5433/app        the primary, through PgBouncer
                  psql postgres://app@127.0.0.11:5434/app        a replica, through PgBouncer
                  psql postgres://app@127.0.0.11:5436/app        the primary itself
                  psql postgres://app@127.0.0.11:5438/app        for offline queries

                  pgsvc sandbox status                           who leads, and where each service leads
                  pgsvc sandbox load --during switchover         what clients see of a switchover
                  pgsvc sandbox reload                           after you edited /tmp/box/inventory.yml
                  pgsvc sandbox down                             the end of it
                """);
    }

    @Test
    void elsewhereEachCommandNamesTheFolder() {
        assertThat(ready(new Shape(2, 3, 1, false, true, false, "127.0.1.11"), true))
                .isEqualTo("""

                  psql postgres://app@127.0.1.31:5433/app               the primary, through PgBouncer
                  psql postgres://app@127.0.1.31:5434/app               a replica, through PgBouncer
                  psql postgres://app@127.0.1.31:5435/app               a synchronous standby
                  psql postgres://app@127.0.1.31:5436/app               the primary itself
                  psql postgres://app@127.0.1.31:5438/app               for offline queries

                  pgsvc sandbox status --dir /tmp/box                   who leads, and where each service leads
                  pgsvc sandbox load --during switchover --dir /tmp/box what clients see of a switchover
                  pgsvc sandbox reload --dir /tmp/box                   after you edited /tmp/box/inventory.yml
                  pgsvc sandbox down --dir /tmp/box                     the end of it
                """);
    }

    private static String begins(Shape shape) {
        return Printed.by(err -> new UpText(err, NOWHERE).begins(BOX, shape));
    }

    private static String ready(Shape shape, boolean elsewhere) {
        return Printed.by(out -> new UpText(NOWHERE, out).ready(BOX, Layout.of(shape), elsewhere));
    }
}
