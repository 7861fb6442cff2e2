package pgsvc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Verification;
import pgsvc.load.report.FailureCount;
import pgsvc.load.report.Report;

class LoadTest {
    private static final Login LOGIN = new Login("postgres", "dbuser_load", Optional.of("secret"));

    @Test
    void eachClientTellsHowItsPortFailed() throws IOException, InterruptedException {
        try (ScriptedServer closing = ScriptedServer.closing();
                ScriptedServer silent = ScriptedServer.silent()) {
            Load load = new Load(LoadPlan.of(
                            ScriptedServer.refused("refused"),
                            List.of(closing.port("closing"), silent.port("silent")),
                            LOGIN)
                    .withDuration(Duration.ofMillis(400))
                    .withPatience(Duration.ofMillis(2500)));

            Report report = Report.of(load.run(), new Verification(List.of(), List.of()));

            assertThat(report.writer().failures())
                    .containsExactly(new FailureCount(FailureKind.CONNECTION_REFUSED, 20));
            assertThat(report.readers().get(0).failures())
                    .containsExactly(new FailureCount(FailureKind.CONNECTION_CLOSED, 20));
            assertThat(report.readers().get(1).failures())
                    .containsExactly(new FailureCount(new FailureKind("no answer within 2.5 s"), 20));
            assertThat(load.snapshot().attempts()).isEqualTo(60);
            assertThat(load.snapshot().failed()).isEqualTo(60);
        }
    }

    @Test
    void attemptsBeginWhenTheyAreDueThoughEarlierOnesHang() throws IOException, InterruptedException {
        try (ScriptedServer silent = ScriptedServer.silent()) {
            Load load = new Load(LoadPlan.of(silent.port("silent"), List.of(), LOGIN)
                    .withAttemptsPerSecond(10)
                    .withDuration(Duration.ofMillis(450))
                    .withPatience(Duration.ofSeconds(1)));

            History history = load.run();

            assertThat(history.length()).isEqualTo(Duration.ofMillis(450));
            assertThat(history.writer().attempts())
                    .extracting(attempt -> attempt.begin().toMillis())
                    .containsExactly(0L, 100L, 200L, 300L, 400L);
            assertThat(history.writer().attempts())
                    .allSatisfy(attempt ->
                            assertThat(attempt.latency()).isBetween(Duration.ofMillis(990), Duration.ofSeconds(5)));
        }
    }

    @Test
    void moreAttemptsThanMayWaitFailAtOnce() throws IOException, InterruptedException {
        try (ScriptedServer silent = ScriptedServer.silent()) {
            LoadPlan plan = LoadPlan.of(silent.port("silent"), List.of(), LOGIN)
                    .withDuration(Duration.ofMillis(200))
                    .withPatience(Duration.ofSeconds(2));

            Report report = Report.of(new Load(plan, 3).run(), new Verification(List.of(), List.of()));

            assertThat(report.writer().failures())
                    .containsExactly(
                            new FailureCount(FailureKind.TOO_MANY_IN_FLIGHT, 7),
                            new FailureCount(new FailureKind("no answer within 2 s"), 3));
        }
    }

    @Test
    void itCanBeStoppedAndRunsOnce() throws IOException, InterruptedException {
        Load load = new Load(LoadPlan.of(ScriptedServer.refused("refused"), List.of(), LOGIN));
        load.mark("before the start");
        load.stop();

        History history = load.run();

        assertThat(history.writer().attempts()).isEmpty();
        assertThat(history.marks()).containsExactly(new Mark(Duration.ZERO, "before the start"));
        assertThatThrownBy(load::run).isInstanceOf(IllegalStateException.class).hasMessage("a load runs once");
    }

    @Test
    void preparingAndVerifyingSayWhyTheyCannot() throws IOException, InterruptedException {
        ServicePort port = ScriptedServer.refused("pg-test-primary");
        Load load = new Load(LoadPlan.of(port, List.of(), LOGIN));
        load.stop();
        History history = load.run();

        assertThatThrownBy(load::prepare)
                .isInstanceOf(LoadException.class)
                .hasMessage("cannot create a table through " + port + ": connection refused");
        assertThatThrownBy(() -> load.verify(history, Duration.ZERO))
                .isInstanceOf(LoadException.class)
                .hasMessage("cannot read what was written through " + port + ": connection refused");
    }

    @Test
    void aLoginDoesNotTellItsPassword() {
        assertThat(LOGIN).hasToString("dbuser_load@postgres");
    }
}
