package pgsvc.topology.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;

class ClusterJsonTest {
    @Test
    void patroniThreeIsRead() throws Exception {
        LiveCluster cluster = ClusterJson.parse("""
                {"members": [
                  {"name": "pg-test-1", "role": "leader", "state": "running",
                   "api_url": "http://127.0.0.11:8008/patroni", "host": "127.0.0.11", "port": 5432, "timeline": 2},
                  {"name": "pg-test-2", "role": "sync_standby", "state": "running",
                   "api_url": "http://127.0.0.12:8008/patroni", "host": "127.0.0.12", "port": 5432, "timeline": 2,
                   "lag": 0},
                  {"name": "pg-test-3", "role": "replica", "state": "stopped",
                   "api_url": "http://127.0.0.13:8008/patroni", "host": "127.0.0.13", "port": 5432,
                   "lag": "unknown"}]}
                """);

        assertThat(cluster)
                .isEqualTo(new LiveCluster(
                        List.of(
                                member("pg-test-1", "leader", "running", 11, 2, OptionalLong.empty()),
                                member("pg-test-2", "sync_standby", "running", 12, 2, OptionalLong.of(0)),
                                new LiveMember(
                                        "pg-test-3",
                                        "replica",
                                        "stopped",
                                        "127.0.0.13",
                                        5432,
                                        api(13),
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        Map.of())),
                        false));
        assertThat(cluster.leader()).isEqualTo(cluster.member("pg-test-1"));
        assertThat(cluster.members()).extracting(LiveMember::isRunning).containsExactly(true, true, false);
    }

    @Test
    void patroniFourIsReadWithTagsAndAScheduledSwitchover() throws Exception {
        LiveCluster cluster = ClusterJson.parse("""
                {"members": [
                  {"name": "pg-test-1", "role": "leader", "state": "running",
                   "api_url": "http://127.0.0.11:8008/patroni", "host": "127.0.0.11", "port": 5432, "timeline": 7,
                   "pending_restart": true,
                   "pending_restart_reason": {"max_connections": {"old_value": "200", "new_value": "300"}}},
                  {"name": "pg-test-2", "role": "replica", "state": "streaming",
                   "api_url": "http://127.0.0.12:8008/patroni", "host": "127.0.0.12", "port": 5432,
                   "tags": {"clonefrom": true, "name": "not me", "spec": ["1C", "2G"]}, "timeline": 7,
                   "lag": 16777216}],
                 "scope": "pg-test", "pause": true,
                 "scheduled_switchover": {"at": "2026-01-01T00:00:00+00:00", "from": "pg-test-1", "to": "pg-test-2"}}
                """);

        assertThat(cluster)
                .isEqualTo(new LiveCluster(
                        List.of(
                                member("pg-test-1", "leader", "running", 11, 7, OptionalLong.empty()),
                                new LiveMember(
                                        "pg-test-2",
                                        "replica",
                                        "streaming",
                                        "127.0.0.12",
                                        5432,
                                        api(12),
                                        OptionalLong.of(7),
                                        OptionalLong.of(16777216),
                                        Map.of("clonefrom", "true", "name", "not me"))),
                        true));
        assertThat(cluster.members()).allMatch(LiveMember::isRunning);
    }

    @Test
    void theLeaderOfAStandbyClusterLeads() throws Exception {
        LiveCluster cluster = ClusterJson.parse("""
                {"members": [
                  {"name": "pg-test-2", "role": "replica", "state": "streaming", "host": "127.0.0.12", "port": 5432,
                   "timeline": 1, "lag": 0},
                  {"name": "pg-test-1", "role": "standby_leader", "state": "streaming", "host": "127.0.0.11",
                   "api_url": "http://127.0.0.11:8008/patroni", "port": 5432, "timeline": 1}]}
                """);

        assertThat(cluster.leader())
                .contains(member("pg-test-1", "standby_leader", "streaming", 11, 1, OptionalLong.empty()));
    }

    @Test
    void duringAFailoverNobodyLeads() throws Exception {
        LiveCluster cluster = ClusterJson.parse("""
                {"members": [{"name": "pg-test-2", "role": "replica", "state": "running"}]}
                """);

        assertThat(cluster)
                .isEqualTo(new LiveCluster(
                        List.of(new LiveMember(
                                "pg-test-2",
                                "replica",
                                "running",
                                "",
                                0,
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Map.of())),
                        false));
        assertThat(cluster.leader()).isEmpty();
        assertThat(cluster.member("pg-test-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Not Found",
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"members\"",
                "{\"members\": []",
                "{\"members\": null}",
                "{\"members\": {}}",
                "{\"members\": [1]}",
                "{\"members\": [{\"name\": \"pg-test-1\", \"role\": \"leader\"}, 1]}",
                "{\"members\": [{\"name\": \"pg-test-1\"",
                "{\"scope\": \"pg-test\"}",
            })
    void nonsenseIsNoCluster(String answer) {
        assertThatThrownBy(() -> ClusterJson.parse(answer)).isInstanceOf(IOException.class);
    }

    @Test
    void aMemberWithoutItsNameOrRoleIsNone() {
        assertThatThrownBy(() -> ClusterJson.parse("{\"members\": [{\"role\": \"leader\"}]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("a member in Patroni's answer has no name");
        assertThatThrownBy(() -> ClusterJson.parse("{\"members\": [{\"name\": \"pg-test-1\"}]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("a member in Patroni's answer has no role");
    }

    @Test
    void aPortThatIsNoneIsToldAsNonsense() {
        assertThatThrownBy(() -> ClusterJson.parse(
                        "{\"members\": [{\"name\": \"pg-test-1\", \"role\": \"leader\", \"port\": 99999999999}]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("a member in Patroni's answer has the port 99999999999");
    }

    private static LiveMember member(
            String name, String role, String state, int host, long timeline, OptionalLong lag) {
        return new LiveMember(
                name, role, state, "127.0.0." + host, 5432, api(host), OptionalLong.of(timeline), lag, Map.of());
    }

    private static Optional<ApiAddress> api(int host) {
        return Optional.of(new ApiAddress(false, "127.0.0." + host, 8008));
    }
}
