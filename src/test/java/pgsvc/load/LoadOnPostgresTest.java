package pgsvc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Verification;
import pgsvc.load.report.Answers;
import pgsvc.load.report.ClientReport;
import pgsvc.load.report.FailureCount;
import pgsvc.load.report.Report;

class LoadOnPostgresTest {
    private static final Login LOGIN = new Login("postgres", "postgres", Optional.empty());
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /// A small machine forks few servers a second.
    private static final int CALM = 10;

    private static final Verification KEPT = new Verification(List.of(), List.of());

    @TempDir
    private static Path folder;

    @AutoClose
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = LocalPostgres.start(folder);
    }

    @Test
    void everyWriteThatPostgresAcknowledgedIsThere() throws IOException, InterruptedException, LoadException {
        Load load = new Load(plan().withDuration(Duration.ofSeconds(1)));

        load.prepare();
        History history = load.run().named(Map.of("127.0.47.1", "pg-test-1"));
        Report report = Report.of(history, load.verify(history, DEADLINE));

        assertThat(report.verification()).isEqualTo(KEPT);
        for (ClientReport client : List.of(report.writer(), report.readers().getFirst())) {
            assertThat(client.failures()).isEmpty();
            assertThat(client.answers()).containsExactly(new Answers("pg-test-1", 10, 0));
        }
    }

    @Test
    void preparingEmptiesTheTable() throws IOException, InterruptedException, LoadException {
        for (int i = 0; i < 2; i++) {
            Load load = new Load(plan().withDuration(Duration.ofMillis(500)));
            load.prepare();
            History history = load.run();

            assertThat(history.writer().answered()).isEqualTo(5);
            assertThat(load.verify(history, DEADLINE)).isEqualTo(KEPT);
        }
    }

    @Test
    void aCrashShowsAsFailuresAndLosesNothing()
            throws IOException, InterruptedException, LoadException, ExecutionException {
        Load load = new Load(plan().withDuration(Duration.ofMinutes(1)));
        load.prepare();
        FutureTask<History> run = new FutureTask<>(load::run);
        Thread.startVirtualThread(run);

        awaitAnswers(load, 10);
        load.mark("crash");
        postgres.crash();
        awaitFailures(load, 10);
        load.mark("start");
        postgres.start();
        awaitAnswers(load, 10);
        load.stop();
        History history = run.get();

        assertThat(load.verify(history, DEADLINE).lost()).isEmpty();
        assertThat(history.marks()).extracting(Mark::what).containsExactly("crash", "start");
        ClientReport writer = Report.of(history, KEPT).writer();
        assertThat(writer.failures()).extracting(FailureCount::kind).contains(FailureKind.CONNECTION_REFUSED);
        assertThat(writer.longestGap().begin())
                .isLessThan(history.marks().getLast().at());
        assertThat(writer.longestGap().end())
                .isGreaterThan(history.marks().getLast().at())
                .isLessThan(history.length());
    }

    @Test
    void aReplicaAnswersReadsRefusesWritesAndIsNoWitness() throws IOException, InterruptedException, LoadException {
        new Load(plan()).prepare();
        postgres.crash();
        postgres.startAsReplica();
        Load load = new Load(plan().withDuration(Duration.ofMillis(500)));
        History history = load.run();
        Report report = Report.of(history, KEPT);

        assertThat(report.writer().failures()).containsExactly(new FailureCount(FailureKind.READ_ONLY, 5));
        assertThat(report.readers().getFirst().answers()).containsExactly(new Answers("127.0.47.1", 0, 5));
        assertThatThrownBy(() -> load.verify(history, Duration.ZERO))
                .isInstanceOf(LoadException.class)
                .hasMessage("cannot read what was written through %s: a replica answers at %s"
                        .formatted(postgres.port("pg-test-primary"), postgres.port("pg-test-primary")));
        postgres.promote();
    }

    private static void awaitAnswers(Load load, int more) {
        await(load, progress -> progress.attempts() - progress.failed(), more);
    }

    private static void awaitFailures(Load load, int more) {
        await(load, Progress::failed, more);
    }

    private static void await(Load load, ToLongFunction<Progress> count, int more) {
        long enough = count.applyAsLong(load.snapshot()) + more;
        while (count.applyAsLong(load.snapshot()) < enough) {
            Thread.onSpinWait();
        }
    }

    private static LoadPlan plan() {
        return LoadPlan.of(postgres.port("pg-test-primary"), List.of(postgres.port("pg-test-replica")), LOGIN)
                .withAttemptsPerSecond(CALM)
                .withPatience(Duration.ofSeconds(15));
    }
}
