package pgsvc.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static pgsvc.hint.Stage.primary;
import static pgsvc.hint.Stage.replica;
import static pgsvc.hint.Stage.status;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pgsvc.resolve.check.Asked;
import pgsvc.topology.MemberStatus;

class StandingTest {

    private static String told(MemberStatus status, String listedRole) {
        Standing standing = new Standing(status, Optional.of(listedRole));
        return Stream.of(Asked.values())
                .filter(asked -> standing.by(asked).isPresent())
                .map(asked -> asked + " " + standing.by(asked).get().word())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aPrimaryIsWhatChecksForThePrimaryAskAndNoReplica() {
        assertThat(told(primary(1), "leader"))
                .isEqualTo("PRIMARY up, LEADER up, STANDBY_LEADER down, REPLICA down, READ_ONLY up, RUNNING up, "
                        + "SYNCHRONOUS down, READ_ONLY_SYNCHRONOUS up, QUORUM down, READ_ONLY_QUORUM up, "
                        + "ASYNCHRONOUS down");
    }

    @Test
    void aReplicaIsNoPrimaryAndPatronisListTellsThatItIsNotSynchronous() {
        assertThat(told(replica(1), "replica"))
                .isEqualTo("PRIMARY down, LEADER down, STANDBY_LEADER down, REPLICA up, READ_ONLY up, RUNNING up, "
                        + "SYNCHRONOUS down, READ_ONLY_SYNCHRONOUS down, QUORUM down, READ_ONLY_QUORUM down, "
                        + "ASYNCHRONOUS up");
    }

    @Test
    void aSynchronousStandbyIsKnownByPatronisList() {
        assertThat(told(replica(1), "sync_standby"))
                .isEqualTo("PRIMARY down, LEADER down, STANDBY_LEADER down, REPLICA up, READ_ONLY up, RUNNING up, "
                        + "SYNCHRONOUS up, READ_ONLY_SYNCHRONOUS up, QUORUM up, READ_ONLY_QUORUM up, "
                        + "ASYNCHRONOUS down");
    }

    @Test
    void aReplicaThatIsStillListedAsLeaderIsSaidNothingOfWhereTheListMatters() {
        assertThat(told(replica(1), "leader"))
                .isEqualTo("PRIMARY down, LEADER down, STANDBY_LEADER down, REPLICA up, READ_ONLY up, RUNNING up");
    }

    @Test
    void aPrimaryThatLostTheLockAndRunsMayGetItBackSoThatOnlyTheChecksJudgeIt() {
        assertThat(told(status(false, "primary", "running", 1), "leader")).isEqualTo("STANDBY_LEADER down");
    }

    @Test
    void aFormerPrimaryThatStopsIsNothingAnyMore() {
        assertThat(told(status(false, "primary", "stopping", 1), "leader"))
                .isEqualTo("PRIMARY down, LEADER down, STANDBY_LEADER down, REPLICA down, READ_ONLY down, "
                        + "RUNNING down, SYNCHRONOUS down, READ_ONLY_SYNCHRONOUS down, QUORUM down, "
                        + "READ_ONLY_QUORUM down, ASYNCHRONOUS down");
    }

    @Test
    void theLockWithoutThePrimarysRoleIsNoPrimaryAndNoReplica() {
        assertThat(told(status(true, "replica", "running", 1), "leader")).isEqualTo("STANDBY_LEADER down");
    }

    @Test
    void aStandbyClustersLeaderIsTheLeaderAndWhatElsePatroniCountsItAsIsNotGuessed() {
        assertThat(told(status(false, "standby_leader", "running", 1), "standby_leader"))
                .isEqualTo("LEADER up, STANDBY_LEADER up");
    }

    @Test
    void aStateThatIsNotKnownSaysNothing() {
        assertThat(told(status(false, "replica", "in a new state", 1), "replica"))
                .isEqualTo("PRIMARY down, LEADER down, STANDBY_LEADER down");
    }
}
