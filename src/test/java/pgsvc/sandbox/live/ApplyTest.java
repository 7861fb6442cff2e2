package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.load.Load;
import pgsvc.load.history.History;
import pgsvc.load.report.Report;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;

/// `pgsvc apply` on three nodes whose HAProxies serve.
@Tag("sandbox")
@Timeout(180)
class ApplyTest {
    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.48.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void reloadsUnderLoadFailNoConnectionAndSendNoWriteToAReplica() throws Exception {
        Node through = live.instance("pg-test-2");
        Load load = live.load("pg-test", through, Duration.ofSeconds(60));
        load.prepare();
        CompletableFuture<History> run = CompletableFuture.supplyAsync(() -> {
            try {
                return load.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < 3; i++) {
            movePort(5436, 5446);
            movePort(5446, 5436);
        }
        load.stop();
        Report report = Report.of(run.get(), load.verify(run.get(), Duration.ofSeconds(30)));

        assertThat(report.writer().attempts()).isGreaterThan(200);
        assertThat(report.writer().failures()).isEmpty();
        assertThat(report.writer().answers())
                .singleElement()
                .satisfies(a -> assertThat(a.asReplica()).isZero());
        assertThat(report.verification().lost()).isEmpty();
    }

    /// However late it is killed: HAProxy serves on, and the next apply brings each node to where it should be.
    @Test
    void anApplyThatIsKilledAtAnyTimeIsMendedByTheNext() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            int from = i % 2 == 0 ? 5436 : 5446;
            int to = 5436 + 5446 - from;
            edit(from, to);
            Process apply = Pgsvc.start(List.of("apply", "-i", inventory()));
            boolean _ = apply.waitFor(500 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            apply.destroyForcibly().waitFor();
            assertThat(live.answers("pg-test-primary")).as("seed %d", seed).containsExactly("pg-test-1 writes");

            Pgsvc.Result again = Pgsvc.await(Pgsvc.start(List.of("apply", "-i", inventory())));

            assertThat(again.exitCode()).as("seed %d: %s", seed, again).isZero();
            assertThat(live.answers("pg-test-default")).as("seed %d", seed).containsExactly("pg-test-1 writes");
        }
        edit(5446, 5436);
        assertThat(Pgsvc.await(Pgsvc.start(List.of("apply", "-i", inventory()))).exitCode())
                .isZero();
    }

    @Test
    void aRollbackLeadsBackAndTheHistoryTellsOfBoth() throws Exception {
        movePort(5438, 5448);
        Pgsvc.Result rollback = Pgsvc.await(Pgsvc.start(List.of("rollback", "-i", inventory(), "-m", "never mind")));
        Pgsvc.Result plan = Pgsvc.await(Pgsvc.start(List.of("plan", "-i", inventory(), "--detailed-exitcode")));
        Pgsvc.Result history = Pgsvc.await(Pgsvc.start(List.of("history", "-i", inventory())));
        edit(5448, 5438);

        assertThat(rollback.exitCode()).isZero();
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out()).contains("reload: bind changes").contains("+    bind 127.0.48.11:5448");
        assertThat(history.out()).containsPattern("applied +[0-9a-f]{12} +never mind\n");
        assertThat(live.answers("pg-test-offline")).containsExactly("pg-test-3 reads");
    }

    private static void movePort(int from, int to) throws Exception {
        edit(from, to);
        Pgsvc.Result result = Pgsvc.await(Pgsvc.start(new ArrayList<>(List.of("apply", "-i", inventory()))));
        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.out()).containsPattern("127.0.48.12 +applied +\\d+ +reload: bind changes");
    }

    private static void edit(int from, int to) throws Exception {
        String text = Files.readString(live.folder.inventory());
        Files.writeString(live.folder.inventory(), text.replace("port: " + from, "port: " + to));
    }

    private static String inventory() {
        return live.folder.inventory().toString();
    }
}
