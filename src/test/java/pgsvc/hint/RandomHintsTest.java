package pgsvc.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static pgsvc.hint.Stage.address;
import static pgsvc.hint.Stage.server;
import static pgsvc.hint.Stage.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySnapshot;

/// Whatever members say and however old snapshots are.
class RandomHintsTest {
    private static final List<String> CHECKS =
            List.of("/primary", "/", "/replica?lag=1MB", "/read-only", "/sync", "/leader", "/read-only-sync");
    private static final List<String> ROLES = List.of("primary", "master", "replica", "standby_leader", "demoted", "");
    private static final List<String> STATES = List.of("running", "streaming", "stopping", "starting", "?");
    private static final List<Integer> ANSWERS = List.of(200, 200, 503, 503, 404, 0);

    @Test
    void nothingButHealthIsEverSaidAndUpOnlyOfWhoPassedJustNow() {
        for (long seed = 0; seed < 100; seed++) {
            play(new Random(seed), "seed " + seed);
        }
    }

    private static void play(Random random, String seed) {
        Stage stage = new Stage();
        List<CheckedServer> servers = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            for (String check : CHECKS) {
                servers.add(server("s" + CHECKS.indexOf(check), number, check));
            }
        }
        Map<String, CheckedServer> byId = new HashMap<>();
        servers.forEach(server -> byId.put(server.id(), server));
        List<TopologySnapshot> snapshots = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            disturb(stage, random);
            snapshots.add(stage.look());
            disturb(stage, random);
            TopologySnapshot any = snapshots.get(random.nextInt(snapshots.size()));
            var _ = stage.step(servers, any);
            stage.newlyTold().forEach(command -> judge(command, byId, stage, any, seed));
            stage.now = stage.now.plusMillis(random.nextInt(20_000));
        }
    }

    private static void disturb(Stage stage, Random random) {
        int number = 1 + random.nextInt(3);
        if (random.nextInt(5) == 0) {
            stage.isSilent(number);
        } else {
            stage.is(
                    number, status(random.nextBoolean(), pick(ROLES, random), pick(STATES, random), random.nextInt(3)));
        }
        CHECKS.forEach(check -> stage.answers.put(address(number).host() + check, pick(ANSWERS, random)));
        stage.balancerGone = random.nextInt(10) == 0;
        stage.slowness = random.nextInt(10) == 0 ? Duration.ofSeconds(1) : Duration.ofMillis(1);
        if (random.nextInt(10) == 0) {
            stage.balancerIsNew();
        }
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void judge(
            String command, Map<String, CheckedServer> servers, Stage stage, TopologySnapshot snapshot, String seed) {
        assertThat(command).as(seed).matches("set server [a-z0-9-]+/[a-z0-9-]+ health (up|down)");
        String[] words = command.split(" ");
        CheckedServer server = Objects.requireNonNull(servers.get(words[2]));
        ApiAddress member = server.patroni();
        boolean up = words[4].equals("up");
        assertThat(stage.answer(member, server.check()))
                .as(seed + ": " + command)
                .isEqualTo(up ? 200 : 503);
        MemberStatus status = Objects.requireNonNull(stage.statuses.get(member));
        if (up && server.asks().asked().isOfLeader()) {
            assertThat(status.isPrimary() || status.role().equals("standby_leader"))
                    .as(seed + ": " + command + " of " + status)
                    .isTrue();
        }
        assertThat(snapshot.claims()).as(seed + ": " + command).hasSizeLessThanOrEqualTo(1);
    }
}
