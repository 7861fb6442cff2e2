package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pgsvc.apply.running.ReloadWay;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.plan.Desired;
import pgsvc.plan.Marked;
import pgsvc.plan.Planner;
import pgsvc.render.RenderedFile;
import pgsvc.target.MemoryMachine;
import pgsvc.target.Target;

@Timeout(60)
class ReloadWayTest {
    private final FakeHaproxy haproxy = new FakeHaproxy(new MemoryMachine());

    @Test
    void theMastersSocketIsTheFirstChoice() throws Exception {
        assertThat(apply(ReloadWay.FOUND_OUT)).isInstanceOf(Outcome.Applied.class);

        assertThat(haproxy.commands()).isEmpty();
        assertThat(haproxy.reloads()).isOne();
    }

    @Test
    void systemdReloadsWhatItRuns() throws Exception {
        haproxy.withoutMasterSocket().ofSystemd();

        assertThat(apply(ReloadWay.FOUND_OUT)).isInstanceOf(Outcome.Applied.class);

        assertThat(haproxy.commands()).containsExactly("systemctl");
    }

    @Test
    void aSignalIsLeftWhereThereIsNeither() throws Exception {
        haproxy.withoutMasterSocket();

        assertThat(apply(ReloadWay.FOUND_OUT)).isInstanceOf(Outcome.Applied.class);

        assertThat(haproxy.commands()).containsExactly("kill");
    }

    @Test
    void whoSaysHowIsHeard() throws Exception {
        assertThat(apply(ReloadWay.SYSTEMD)).isInstanceOf(Outcome.Applied.class);

        assertThat(haproxy.commands()).containsExactly("systemctl");
    }

    @Test
    void aMastersSocketThatIsNotThereIsTold() throws Exception {
        haproxy.withoutMasterSocket();

        assertThat(apply(ReloadWay.MASTER))
                .isInstanceOf(Outcome.Stranded.class)
                .asString()
                .contains("HAProxy was started without a master's socket (-S)");
    }

    @ParameterizedTest
    @EnumSource(names = {"MASTER", "SIGNAL"})
    void aRealHaproxyIsReloadedEitherWay(ReloadWay way, @TempDir Path folder) throws Exception {
        String section = "listen pg-a-primary\n    bind 127.0.67.40:5433\n    server pg-a-1 127.0.67.41:6432\n";
        try (LiveHaproxy live = new LiveHaproxy(folder, LiveHaproxy.file(section)).reloadedBy(way)) {
            long before = live.worker();

            assertThat(live.apply(LiveHaproxy.file(section + "    maxconn 100\n")))
                    .isInstanceOf(Outcome.Applied.class);

            assertThat(live.worker()).isNotEqualTo(before);
        }
    }

    private Outcome apply(ReloadWay way) throws Exception {
        Site site = Site.withConfD(FakeHaproxy.FOLDER);
        RenderedFile file = new RenderedFile(
                "10.0.0.1",
                "pg-a-primary.cfg",
                RenderedFile.Kind.SERVICE,
                Marked.file("pg-a", "primary", "listen pg-a-primary\n    bind *:5433\n"));
        try (Target target = haproxy.target()) {
            Author author = new Author("dba@bastion", "2026-11-25T03:00:00Z", "");
            Transaction transaction = new Transaction(target, site, author, way, Duration.ZERO);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, site);
            Desired desired = new Desired("10.0.0.1", List.of(file), Set.of("pg-a"));
            return transaction.apply(Planner.plan(desired, observed, false), observed);
        }
    }

    @Test
    void aPortThatAnotherProcessTookIsFoundAtTheReloadAndAllIsTakenBack(@TempDir Path folder) throws Exception {
        String section = "listen pg-a-primary\n    bind 127.0.67.42:%d\n    server pg-a-1 127.0.67.41:6432\n";
        String before = LiveHaproxy.file(section.formatted(5433));
        try (ServerSocket other = new ServerSocket(5434, 1, InetAddress.getByName("127.0.67.42"));
                LiveHaproxy live = new LiveHaproxy(folder, before)) {
            assertThat(live.apply(LiveHaproxy.file(section.formatted(other.getLocalPort()))))
                    .isInstanceOf(Outcome.RolledBack.class);

            assertThat(live.statuses()).isEqualTo("pg-a-1:no check");
            assertThat(folder.resolve("conf.d/pg-a-primary.cfg")).hasContent(before);
        }
    }
}
