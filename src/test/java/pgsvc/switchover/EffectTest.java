package pgsvc.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.TopologySnapshot;

class EffectTest {
    @TempDir
    Path folder;

    private Resolution resolution(String hosts) throws IOException, PatternException {
        Path file = Files.writeString(
                folder.resolve("pigsty.yml"), """
                all:
                  children:
                    pg-test:
                      hosts:
                %s
                      vars: { pg_cluster: pg-test }
                """.formatted(hosts.indent(8).stripTrailing()));
        return Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow();
    }

    private static TopologySnapshot running(String... members) {
        List<LiveMember> listed = Stream.of(members)
                .map(name -> new LiveMember(
                        name,
                        "replica",
                        "streaming",
                        "10.0.0.1",
                        5432,
                        Optional.empty(),
                        OptionalLong.of(1),
                        OptionalLong.of(0),
                        Map.of()))
                .toList();
        return new TopologySnapshot(
                Instant.EPOCH,
                Optional.of("pg-test"),
                Optional.of(new TopologySnapshot.Listing(new LiveCluster(listed, false), Instant.EPOCH)),
                List.of());
    }

    private static List<String> effects(Resolution resolution, TopologySnapshot live) {
        return Effect.of(resolution, resolution.inventory().clusters().getFirst(), live, "pg-test-1", "pg-test-2")
                .stream()
                .map(effect -> effect.service() + ": " + effect.after().servers() + " instead of "
                        + effect.before().servers() + (effect.isHole() ? ", a hole" : ""))
                .toList();
    }

    @Test
    void aServiceThatHasNoServerUnderTheNextLeaderIsAHole() throws Exception {
        Resolution two = resolution("""
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica, pg_offline_query: true }""");

        assertThat(effects(two, running("pg-test-1", "pg-test-2")))
                .containsExactly("offline: [] instead of [pg-test-2], a hole");
    }

    @Test
    void aMemberThatDoesNotRunServesNothingBeforeOrAfter() throws Exception {
        Resolution three = resolution("""
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica }
                10.10.10.13: { pg_seq: 3, pg_role: offline }""");

        assertThat(effects(three, running("pg-test-1", "pg-test-2", "pg-test-3")))
                .isEmpty();
        assertThat(effects(three, running("pg-test-1", "pg-test-2")))
                .containsExactly("offline: [] instead of [pg-test-2], a hole");
    }
}
