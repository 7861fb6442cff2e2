package pgsvc.resolve.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pgsvc.resolve.PatroniCheck;

class CheckPathTest {
    @Test
    void everyPathThatPatroniDocumentsIsAnsweredByItsMembers() {
        String table = PatroniCheck.paths().stream()
                .map(path -> path + " " + answers(path))
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                / PRIMARY
                /async REPLICA
                /asynchronous REPLICA
                /health PRIMARY STANDBY_LEADER REPLICA
                /leader PRIMARY STANDBY_LEADER
                /master PRIMARY
                /primary PRIMARY
                /quorum REPLICA?
                /read-only PRIMARY STANDBY_LEADER REPLICA
                /read-only-quorum PRIMARY STANDBY_LEADER REPLICA?
                /read-only-sync PRIMARY STANDBY_LEADER REPLICA?
                /read-only-synchronous PRIMARY STANDBY_LEADER REPLICA?
                /read-write PRIMARY
                /replica REPLICA
                /standby-leader STANDBY_LEADER
                /standby_leader STANDBY_LEADER
                /sync REPLICA?
                /synchronous REPLICA?""");
    }

    @Test
    void aPathThatPatroniDoesNotKnowAsksByTheWordInIt() {
        assertThat(List.of("/primary/", "/is-replica", "/healthz", "/sync/", "/liveness", "/Primary", ""))
                .extracting(path -> CheckPath.of(path).asked())
                .containsExactly(
                        Asked.PRIMARY,
                        Asked.REPLICA,
                        Asked.RUNNING,
                        Asked.NOTHING,
                        Asked.NOTHING,
                        Asked.NOTHING,
                        Asked.NOTHING);
    }

    @Test
    void parametersNarrowWhereTheyMeanSomething() {
        String parameters = "?lag=1MB&tag_zone=a&replication_state=streaming&other=1";

        assertThat(CheckPath.of("/replica" + parameters).parametersThatNarrow())
                .containsExactly("lag=1MB", "tag_zone=a", "replication_state=streaming");
        assertThat(CheckPath.of("/health" + parameters).parametersThatNarrow()).containsExactly("tag_zone=a");
        assertThat(CheckPath.of("/leader" + parameters).parametersThatNarrow()).isEmpty();
        assertThat(CheckPath.of("/replica").parametersThatNarrow()).isEmpty();
    }

    private static String answers(String path) {
        return Arrays.stream(Position.values())
                .map(position -> switch (CheckPath.of(path).asked().answerOf(position)) {
                    case PASSES -> position.name();
                    case UNKNOWABLE -> position.name() + "?";
                    case FAILS -> "";
                })
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
