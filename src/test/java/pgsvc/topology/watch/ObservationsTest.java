package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static pgsvc.topology.watch.Members.address;
import static pgsvc.topology.watch.Members.cluster;
import static pgsvc.topology.watch.Members.listed;
import static pgsvc.topology.watch.Members.primary;
import static pgsvc.topology.watch.Members.replica;
import static pgsvc.topology.watch.Members.seed;
import static pgsvc.topology.watch.Members.silent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.Silence;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

class ObservationsTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final Observations seen = new Observations(Optional.of("pg-test"), List.of(seed(1), seed(2)));

    @Test
    void aSilentMemberKeepsWhatItSaidLastAndSinceWhenItIsSilent() {
        seen.told(address(1), new Answer.Given<>(primary()), START);
        seen.told(address(1), silent(), START.plusSeconds(1));
        seen.told(address(1), silent(), START.plusSeconds(9));

        assertThat(seen.snapshot(START.plusSeconds(9)).members().getFirst())
                .isEqualTo(new ObservedMember(
                        address(1),
                        Optional.of("pg-test-1"),
                        Optional.empty(),
                        Optional.of(primary()),
                        Map.of(),
                        new SourceState.Silent(
                                START.plusSeconds(1),
                                Optional.of(START),
                                new Silence(Silence.Kind.REFUSED, "refuses the connection"))));
        assertThat(seen.snapshot(START).leader()).isEmpty();
    }

    @Test
    void oneThatAnswersAgainAnswersSinceThen() {
        seen.told(address(1), silent(), START);
        seen.told(address(1), new Answer.Given<>(replica()), START.plusSeconds(5));
        seen.told(address(1), new Answer.Given<>(replica()), START.plusSeconds(6));

        assertThat(seen.snapshot(START).members().getFirst().source())
                .isEqualTo(new SourceState.Answering(START.plusSeconds(5)));
    }

    @Test
    void membersThatPatroniListsAreLearntAndThoseItListsNoMoreAreGone() {
        seen.listed(cluster(listed(1, "leader"), listed(2, "replica"), listed(3, "replica")), START);
        assertThat(seen.addresses()).containsExactlyInAnyOrder(address(1), address(2), address(3));

        seen.listed(cluster(listed(1, "leader")), START.plusSeconds(5));

        assertThat(seen.addresses()).containsExactlyInAnyOrder(address(1), address(2));
        assertThat(seen.snapshot(START).member("pg-test-2").orElseThrow().listed())
                .isEmpty();
    }

    @Test
    void aMemberThatTellsAnotherAddressIsKnownByItsName() {
        ApiAddress inner = new ApiAddress(false, "192.168.0.2", 8008);
        LiveMember second = new LiveMember(
                "pg-test-2",
                "replica",
                "running",
                "192.168.0.2",
                5432,
                Optional.of(inner),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
        seen.listed(cluster(listed(1, "leader"), second), START);

        assertThat(seen.addresses()).containsExactlyInAnyOrder(address(1), address(2));
        assertThat(seen.snapshot(START).member("pg-test-2").orElseThrow().listed())
                .contains(second);
    }

    @Test
    void ofTwoThatClaimToLeadPatronisListDecides() {
        seen.told(address(1), new Answer.Given<>(primary()), START);
        seen.told(address(2), new Answer.Given<>(primary()), START);
        assertThat(seen.snapshot(START).leader()).isEmpty();

        seen.listed(cluster(listed(1, "replica"), listed(2, "leader")), START);

        TopologySnapshot snapshot = seen.snapshot(START);
        assertThat(snapshot.claims()).extracting(ObservedMember::name).containsExactly("pg-test-1", "pg-test-2");
        assertThat(snapshot.leader()).map(ObservedMember::name).contains("pg-test-2");
    }

    @Test
    void whomPatroniListsLeadsThoughItIsSilentButNotAgainstItsOwnWord() {
        seen.listed(cluster(listed(1, "leader"), listed(2, "replica")), START);
        seen.told(address(1), silent(), START);
        assertThat(seen.snapshot(START).leader()).map(ObservedMember::name).contains("pg-test-1");

        seen.told(address(1), new Answer.Given<>(replica()), START);
        assertThat(seen.snapshot(START).leader()).isEmpty();
    }

    @Test
    void aLockWithoutTheRoleIsNoPrimary() {
        seen.told(address(1), new Answer.Given<>(Members.status(true, "replica")), START);

        assertThat(seen.snapshot(START).claims()).isEmpty();
    }

    @Test
    void aMemberOfAnotherClusterIsNotAskedForTheList() {
        MemberStatus other = new MemberStatus(
                true,
                "primary",
                "running",
                OptionalLong.of(1),
                Optional.of("pg-meta"),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        seen.told(address(1), new Answer.Given<>(other), START);
        seen.told(address(2), new Answer.Given<>(replica()), START);

        assertThat(seen.answering()).containsExactly(address(2));
    }
}
