package pgsvc.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.apply.Pause;
import pgsvc.target.MemoryTarget;
import pgsvc.target.MemoryTarget.Fault;

/// The figures that the keeper of a node gives: each time, where what it says is only what is new.
@Timeout(60)
class ReconcileMeterTest {
    private static final String OFFLINE = "pg-test-offline.cfg";
    private static final String WELL = "looked: 0 to change, 0 drift, left []";

    @Test
    void eachLookIsTold() throws Exception {
        Stage stage = new Stage(false).pass(6);
        assertThat(stage.figures.heard()).containsExactly("tried: Applied 4", "settled, left []");

        stage.pass(20);

        assertThat(stage.figures.heard()).containsExactly(WELL, WELL);
    }

    @Test
    void whatOthersChangedCountsAtEachLookUntilTheFileIsLeftAlone() throws Exception {
        Stage stage = begun(true);
        String theirs = stage.text(OFFLINE) + "# another tool\n";

        for (int i = 0; i < 2; i++) {
            stage.machine.with(stage.path(OFFLINE), theirs);
            stage.pass(60);
        }

        assertThat(stage.figures.heard())
                .startsWith("looked: 1 to change, 0 drift, left []", "tried: Applied 1", WELL)
                .endsWith("looked: 0 to change, 0 drift, left [" + OFFLINE + "]");
        stage.reconciler.startAgain();
        assertThat(stage.pass(2).figures.heard()).containsExactly("tried: Applied 1", "settled, left []");
    }

    @Test
    void aPauseAndANodeThatDoesNotAnswerAreToldAtEachLook() throws Exception {
        Stage stage = begun(false);
        stage.machine.with(Pause.file(Stage.SITE), "maintenance\n");
        stage.pass(20);
        assertThat(stage.figures.heard()).containsExactly(WELL + ", paused", WELL + ", paused");

        stage.opening = ReconcileMeterTest::broken;
        stage.pass(20);

        assertThat(stage.figures.heard()).containsExactly("lost", "lost");
    }

    private static MemoryTarget broken(MemoryTarget target) {
        return target.failing(1, Fault.GONE_BEFORE);
    }

    private static Stage begun(boolean repairs) throws Exception {
        Stage stage = new Stage(repairs).pass(60);
        var _ = stage.heard();
        var _ = stage.figures.heard();
        return stage;
    }
}
