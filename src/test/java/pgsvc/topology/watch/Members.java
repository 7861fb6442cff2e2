package pgsvc.topology.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.Silence;

/// Members of a cluster `pg-test` as tests need them.
final class Members {
    private Members() {}

    static ApiAddress address(int number) {
        return new ApiAddress(false, "10.10.10.1" + number, 8008);
    }

    static Seed seed(int number) {
        return Seed.of("pg-test-" + number, address(number));
    }

    static LiveMember listed(int number, String role) {
        return listed("pg-test-" + number, number, role);
    }

    static LiveMember listed(String name, int number, String role) {
        return new LiveMember(
                name,
                role,
                "running",
                "10.10.10.1" + number,
                5432,
                Optional.of(address(number)),
                OptionalLong.of(1),
                OptionalLong.empty(),
                Map.of());
    }

    static LiveCluster cluster(LiveMember... members) {
        return new LiveCluster(List.of(members), false);
    }

    static MemberStatus primary() {
        return status(true, "primary");
    }

    static MemberStatus replica() {
        return status(false, "replica");
    }

    static MemberStatus replica(String state) {
        return status(false, "replica", state);
    }

    static MemberStatus status(boolean passesPrimary, String role) {
        return status(passesPrimary, role, "running");
    }

    private static MemberStatus status(boolean passesPrimary, String role, String state) {
        return new MemberStatus(
                passesPrimary,
                role,
                state,
                OptionalLong.of(1),
                Optional.of("pg-test"),
                Optional.empty(),
                Optional.of("3.0.2"),
                Map.of());
    }

    /// What `/primary` answers where that is said.
    static Answer<Integer> passesPrimary(Answer<MemberStatus> says) {
        return says.given().isEmpty()
                ? silent()
                : new Answer.Given<>(says.given().get().passesPrimary() ? 200 : 503);
    }

    static <T> Answer<T> silent() {
        return new Answer.None<>(new Silence(Silence.Kind.REFUSED, "refuses the connection"));
    }
}
