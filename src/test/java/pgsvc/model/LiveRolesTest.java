package pgsvc.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.SourceRange;

class LiveRolesTest {
    private static final SourceRange HERE = SourceRange.startOf("pigsty.yml");

    private final Cluster declared = new Cluster(
            "pg-test", List.of(instance(1, Role.PRIMARY), instance(2, Role.REPLICA), instance(3, Role.OFFLINE)), HERE);

    @Test
    void theLeaderIsPrimaryAndADeclaredPrimaryThatDoesNotLeadIsReplica() {
        assertThat(List.of("pg-test-1", "pg-test-2", "pg-test-3"))
                .extracting(leader -> roles(LiveRoles.under(leader, declared)))
                .containsExactly(
                        List.of("primary", "replica", "offline"),
                        List.of("replica", "primary", "offline"),
                        List.of("replica", "replica", "primary"));
    }

    @Test
    void underTheDeclaredPrimaryNothingChanges() {
        assertThat(LiveRoles.under("pg-test-1", declared)).isEqualTo(declared);
    }

    @Test
    void theDeclaredRoleStays() {
        assertThat(LiveRoles.under("pg-test-3", declared).instances())
                .extracting(Instance::role)
                .containsExactly(Role.PRIMARY, Role.REPLICA, Role.OFFLINE);
    }

    @Test
    void onlyClustersWithLiveRolesWhoseLeaderIsKnownAreSeenOtherwise() {
        Cluster still = new Cluster(
                "pg-still",
                declared.instances().stream()
                        .map(LiveRolesTest::withDeclaredRoles)
                        .toList(),
                HERE);
        Inventory inventory =
                new Inventory("pigsty.yml", List.of(), List.of(declared, still), List.of(), Map.of(), Set.of());

        Inventory seen = LiveRoles.under(Map.of("pg-test", "pg-test-3", "pg-still", "pg-test-3"), inventory);

        assertThat(seen.clusters())
                .extracting(LiveRolesTest::roles)
                .containsExactly(List.of("replica", "replica", "primary"), List.of("primary", "replica", "offline"));
        assertThat(LiveRoles.under(Map.of(), inventory)).isEqualTo(inventory);
    }

    @Test
    void aLeaderThatNobodyDeclaredLeavesNoPrimary() {
        assertThat(roles(LiveRoles.under("pg-test-9", declared))).containsExactly("replica", "replica", "offline");
    }

    @Test
    void noOtherAttributeIsReadOrLost() {
        Map<String, @Nullable Object> attributes =
                LiveRoles.under("pg-test-2", declared).instances().getFirst().attributes();

        assertThat(attributes.get("pg_role")).isEqualTo("replica");
        assertThat(attributes.containsKey("pg_role")).isTrue();
        assertThat(attributes.containsKey("unreadable")).isTrue();
        assertThat(attributes.keySet()).containsExactlyInAnyOrder("pg_role", "pg_seq", "unreadable");
    }

    private static List<String> roles(Cluster cluster) {
        return cluster.instances().stream()
                .map(instance -> String.valueOf(instance.attributes().get("pg_role")))
                .toList();
    }

    private static Instance withDeclaredRoles(Instance instance) {
        ServiceSettings live = instance.settings();
        return new Instance(
                instance.name(),
                instance.seq(),
                instance.role(),
                instance.host(),
                instance.ports(),
                instance.weight(),
                instance.attributes(),
                new ServiceSettings(
                        live.definitions(),
                        live.flawed(),
                        live.defaultDestination(),
                        live.serverOptions(),
                        live.sharesChecks(),
                        live.provider(),
                        Roles.DECLARED),
                instance.where());
    }

    private static Instance instance(int seq, Role role) {
        return new Instance(
                "pg-test-" + seq,
                Integer.toString(seq),
                role,
                "10.10.10.1" + seq,
                InstancePorts.DEFAULT,
                100,
                new Declared(Map.of("pg_role", role.word(), "pg_seq", seq)),
                new ServiceSettings(
                        List.of(),
                        List.of(),
                        new Destination.Postgres(),
                        new Located<>("inter 2s", HERE),
                        false,
                        Optional.empty(),
                        Roles.LIVE),
                HERE);
    }

    /// Has one attribute whose template has a mistake.
    private static final class Declared extends AbstractMap<String, @Nullable Object> {
        private final Map<String, Object> readable;

        Declared(Map<String, Object> readable) {
            this.readable = readable;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            if ("unreadable".equals(key)) {
                throw new UnreadableValueException("no filter x", "Remove it.", HERE);
            }
            return readable.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return keySet().contains(key);
        }

        @Override
        public Set<String> keySet() {
            return Set.of("pg_role", "pg_seq", "unreadable");
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            throw new IllegalStateException("would expand all");
        }
    }
}
