package pgsvc.cli.view.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.apply.running.OldWorker;
import pgsvc.hint.CheckedServer;
import pgsvc.hint.Health;
import pgsvc.hint.Hint;
import pgsvc.target.TargetException;
import pgsvc.topology.ApiAddress;

class AgentTextTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private static Hint hint(String service, Health health) {
        ApiAddress patroni = new ApiAddress(false, "10.10.10.12", 8008);
        return new Hint(new CheckedServer("pg-test-" + service, "pg-test-2", patroni, "/primary"), health);
    }

    @Test
    void eachEventIsALine() {
        AgentText log = new AgentText(err, false);
        log.begins("10.10.10.11", 4, List.of("pg-test"), "/run/haproxy/admin.sock");
        log.balancerAnswers(17);
        log.leads("pg-test", List.of("pg-test-1"));
        log.leads("pg-test", List.of());
        log.leads("pg-test", List.of("pg-test-1", "pg-test-2"));
        log.hinted(
                List.of(hint("primary", Health.UP), hint("offline", Health.DOWN), hint("default", Health.UP)),
                Duration.ofMillis(9));
        log.objected(List.of(hint("primary", Health.UP)), "No such server.");
        log.left(List.of(hint("primary", Health.UP)), "it changed too often within a minute");
        log.balancerGone("Connection refused");
        log.balancerReplaced(18);
        log.oldWorker(new OldWorker(17, 1, 2));
        log.cannotSweep(TargetException.gone("no answer on master.sock", "See that it runs."));
        log.ends();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                pgsvc agent: for 10.10.10.11: 4 services of pg-test; HAProxy's socket is /run/haproxy/admin.sock
                pgsvc agent: HAProxy takes commands (process 17)
                pgsvc agent: pg-test: pg-test-1 leads
                pgsvc agent: pg-test: nobody leads
                pgsvc agent: pg-test: pg-test-1 and pg-test-2 say that they lead: no hints until one does
                pgsvc agent: hint: pg-test-2 up in pg-test-primary and pg-test-default, down in pg-test-offline, 9 ms after Patroni said so
                pgsvc agent: hint: pg-test-2 up in pg-test-primary; HAProxy objects: No such server. Does it run with the inventory's services? pgsvc plan tells.
                pgsvc agent: left to HAProxy's checks: pg-test-2 up in pg-test-primary: it changed too often within a minute
                pgsvc agent: HAProxy takes no commands: Connection refused. Hints wait until it does.
                pgsvc agent: HAProxy was reloaded or restarted (process 18): it is told again who leads
                pgsvc agent: the old worker 17 keeps 1 session; 2 on servers that are down were ended
                pgsvc agent: cannot end what old workers keep on servers that are down: no answer on master.sock. See that it runs.
                pgsvc agent: ended; HAProxy's checks go on as ever
                """);
    }

    @Test
    void aDryRunSaysThatNothingWasTold() {
        new AgentText(err, true).hinted(List.of(hint("primary", Health.UP)), Duration.ofMillis(9));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "pgsvc agent: hint, not given: pg-test-2 up in pg-test-primary, 9 ms after Patroni said so\n");
    }
}
