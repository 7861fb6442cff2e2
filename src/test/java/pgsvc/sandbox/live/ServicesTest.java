package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.Part;

/// A primary, two replicas and an offline instance.
@Tag("sandbox")
@Timeout(120)
class ServicesTest {
    private static final Shape SHAPE = new Shape(1, 4, 0, true, false, false, "127.0.41.11");

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(SHAPE);
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void eachServiceOfEachNodeReachesItsInstance() throws Exception {
        assertThat(live.services()).hasSize(16);
        assertThat(Map.of(
                        "primary", live.answers("pg-test-primary", 3),
                        "replica", live.answers("pg-test-replica", 3),
                        "default", live.answers("pg-test-default", 3),
                        "offline", live.answers("pg-test-offline", 3)))
                .isEqualTo(Map.of(
                        "primary", Set.of("pg-test-1 writes"),
                        "replica", Set.of("pg-test-2 reads", "pg-test-3 reads"),
                        "default", Set.of("pg-test-1 writes"),
                        "offline", Set.of("pg-test-4 reads")));
    }

    @Test
    void replicaFallsBackToThePrimaryWhenAllReplicasAreGoneAndLeavesItAgain() throws Exception {
        live.kill(live.instance("pg-test-2"));
        live.kill(live.instance("pg-test-3"));
        live.kill(live.instance("pg-test-4"));
        try {
            live.awaitAnswersAt("pg-test-1", "pg-test-replica", "pg-test-1 writes");
            live.awaitAnswersAt("pg-test-1", "pg-test-offline", "none");
        } finally {
            live.restore();
        }

        live.awaitAnswers("pg-test-offline", "pg-test-4 reads");
        assertThat(live.answers("pg-test-replica", 5)).containsExactly("pg-test-2 reads", "pg-test-3 reads");
    }

    @Test
    void servicesToPostgresqlItselfDoNotNeedPgbouncer() throws Exception {
        var _ = live.sandbox.kill(live.instance("pg-test-1"), Optional.of(Part.PGBOUNCER));
        try {
            assertThat(live.answers("pg-test-default")).containsExactly("pg-test-1 writes");
            assertThat(live.answers("pg-test-primary")).containsExactly("none");
        } finally {
            live.restore();
        }
        live.awaitAnswers("pg-test-primary", "pg-test-1 writes");
    }

    @Test
    void aWeightOfZeroGetsNothingAndTheRestGetsAll() throws Exception {
        String member = "127.0.41.12: { pg_seq: 2, pg_role: replica }";
        String weighted = "127.0.41.12: { pg_seq: 2, pg_role: replica, pg_weight: 0 }";

        live.edit(member, weighted);
        try {
            assertThat(live.answers("pg-test-replica", 10)).containsExactly("pg-test-3 reads");
        } finally {
            live.edit(weighted, member);
        }
        assertThat(live.answers("pg-test-replica", 10)).containsExactly("pg-test-2 reads", "pg-test-3 reads");
    }

    @Test
    void theHighestWeightGetsNearlyAll() throws Exception {
        String first = "127.0.41.12: { pg_seq: 2, pg_role: replica }";
        String second = "127.0.41.13: { pg_seq: 3, pg_role: replica }";

        live.edit(first, first.replace(" }", ", pg_weight: 255 }"));
        live.edit(second, second.replace(" }", ", pg_weight: 1 }"));
        try {
            // Of 256 connections one goes to the other: forty at each load balancer may see it once.
            Map<String, Long> counts = live.counts("pg-test-replica", 40);
            assertThat(counts.get("pg-test-2 reads")).isGreaterThanOrEqualTo(4 * 40 - 4);
        } finally {
            live.edit(", pg_weight: 255 }", " }");
            live.edit(", pg_weight: 1 }", " }");
        }
    }
}
