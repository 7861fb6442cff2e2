package pgsvc.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;
import pgsvc.target.shell.ShellTarget;

/// A hold over a real folder with a real lock, at a socket that answers as HAProxy does.
@Timeout(60)
class HoldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(600);
    private static final List<String> FOLLOWERS = List.of("pg-test-primary", "pg-test-default");
    private static final Map<String, Integer> OPEN =
            Map.of("pg-test-primary", 5000, "pg-test-default", 3000, "pg-test-replica", 5000);
    private static final Map<String, Integer> HELD =
            Map.of("pg-test-primary", 0, "pg-test-default", 0, "pg-test-replica", 5000);

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private Instant now = Instant.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private FakeRuntime haproxy;

    private LocalTarget owner = LocalTarget.open("owner", PATIENCE);
    private final LocalTarget agent = LocalTarget.open("agent", PATIENCE);

    @BeforeEach
    void start() throws IOException {
        haproxy = start("3.0.11-1+deb13u4");
    }

    private FakeRuntime start(String version) throws IOException {
        return FakeRuntime.start(version, folder.resolve("s-" + version));
    }

    @AfterEach
    void end() throws IOException {
        owner.close();
        agent.close();
        haproxy.close();
    }

    private String state() {
        return folder.resolve(".pgsvc").toString();
    }

    private Hold prepare(Target node, Duration atMost) throws TargetException {
        return Hold.prepare(node, state(), haproxy.running(), FOLLOWERS, "me@here", atMost);
    }

    private LeaseGuard guard() {
        return new LeaseGuard(new LeaseFile(agent, state()), haproxy.running().statsSocket(), heard, () -> now);
    }

    /// What a guard does twice a second, on a thread of its own, until the lease has its word.
    private Hold leased(Duration atMost, LeaseGuard guard) throws Exception {
        Hold hold = prepare(owner, atMost);
        Thread looking = Thread.ofPlatform().start(() -> {
            while (heard.said.isEmpty()) {
                guard.look();
            }
        });
        hold.lease(false);
        looking.join();
        return hold;
    }

    private boolean isLeased() {
        return Files.exists(Path.of(state(), "hold"));
    }

    @Test
    void connectionsWaitWhileItIsHeldAndTheFormerLimitsComeBack() throws Exception {
        Hold hold = leased(LONG, guard());
        assertThat(haproxy.changes()).isEmpty();

        hold.begin();
        assertThat(haproxy.limits()).isEqualTo(HELD);

        hold.end();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
        assertThat(isLeased()).isFalse();
    }

    @Test
    void aHaproxyOlderThanThreeIsNeverToldToTakeNoConnections() throws Exception {
        for (String version : List.of("2.6.12-1+deb12u2", "2.9.9", "unknown", "")) {
            try (FakeRuntime old = start(version)) {
                assertThatThrownBy(() -> Hold.prepare(owner, state(), old.running(), FOLLOWERS, "me@here", LONG))
                        .isInstanceOf(TargetException.class)
                        .hasMessage("HAProxy " + version + " cannot let connections wait, 3.0 and newer can");
                assertThat(old.changes()).isEmpty();
            }
        }
        assertThat(isLeased()).isFalse();
    }

    @Test
    void whereNobodyWouldEndItNothingIsHeld() throws Exception {
        Hold hold = prepare(owner, LONG);

        assertThatThrownBy(() -> hold.lease(false))
                .isInstanceOf(TargetException.class)
                .hasMessage("no pgsvc agent there would end it if this one could not");
        assertThat(isLeased()).isFalse();
        assertThat(haproxy.changes()).isEmpty();
    }

    @Test
    void theGuardEndsAHoldWhoseTimeIsOver() throws Exception {
        LeaseGuard guard = guard();
        leased(Duration.ofSeconds(10), guard).begin();

        now = now.plusMillis(9_999);
        guard.look();
        assertThat(haproxy.limits()).isEqualTo(HELD);

        now = now.plusMillis(1);
        guard.look();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
        assertThat(isLeased()).isFalse();
        assertThat(heard.said)
                .containsExactly("guards", "released [pg-test-default, pg-test-primary]: its time was over");
    }

    @Test
    void theGuardEndsAHoldWhoseOwnerIsGone() throws Exception {
        LeaseGuard guard = guard();
        leased(LONG, guard).begin();
        guard.look();
        assertThat(haproxy.limits()).isEqualTo(HELD);

        owner.close();
        guard.look();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
        assertThat(heard.said)
                .containsExactly("guards", "released [pg-test-default, pg-test-primary]: its owner is gone");
    }

    @Test
    void aGuardThatStartsWhileItIsHeldEndsItAllTheSame() throws Exception {
        leased(LONG, guard()).begin();
        owner.close();

        guard().look();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
    }

    @Test
    void whatAReloadGaveBackIsLeftAsItIs() throws Exception {
        Hold hold = leased(LONG, guard());
        hold.begin();
        haproxy.isReloaded();

        hold.end();
        assertThat(haproxy.limits()).containsValues(4000).doesNotContainValue(5000);
        assertThat(isLeased()).isFalse();
    }

    @Test
    void aLeaseThatTheGuardGaveUpIsNotHeldBy() throws Exception {
        LeaseGuard guard = guard();
        Hold hold = leased(Duration.ofSeconds(1), guard);
        now = now.plusSeconds(1);
        guard.look();

        assertThatThrownBy(hold::begin)
                .isInstanceOf(TargetException.class)
                .hasMessage("its time was over before it began");
        assertThat(haproxy.changes()).isEmpty();
    }

    @Test
    void whileHaproxyObjectsTheLeaseStays() throws Exception {
        LeaseGuard guard = guard();
        leased(LONG, guard).begin();
        owner.close();
        haproxy.objects("Permission denied");
        guard.look();
        guard.look();
        assertThat(isLeased()).isTrue();
        assertThat(heard.said)
                .containsExactly("guards", "trouble: HAProxy does not take connections again: Permission denied");

        haproxy.objects("");
        guard.look();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
        assertThat(isLeased()).isFalse();
    }

    @Test
    void theNextOneTakesBackWhatAnOwnerThatIsGoneLeft() throws Exception {
        leased(LONG, guard()).begin();
        owner.close();
        owner = LocalTarget.open("next", PATIENCE);

        Optional<Lease> left =
                Release.leftover(owner, state(), Optional.of(haproxy.running().statsSocket()));
        assertThat(left.map(Lease::owner)).contains("me@here");
        assertThat(haproxy.limits()).isEqualTo(OPEN);
        assertThat(isLeased()).isFalse();
    }

    @Test
    void nobodyHoldsWhileAnotherWorksOnTheNode() throws Exception {
        Hold _ = prepare(owner, LONG);

        assertThatThrownBy(() -> prepare(agent, LONG))
                .isInstanceOf(TargetException.class)
                .hasMessage("the lock of agent is taken by me@here");
    }

    @Test
    void aShellThatGuardsEndsAHoldWhoseOwnerIsGone() throws Exception {
        Hold hold = prepare(owner, LONG);
        hold.lease(true);
        hold.begin();
        assertThat(haproxy.limits()).isEqualTo(HELD);

        owner.close();
        assertThat(Waiting.until(() -> !isLeased(), PATIENCE)).isTrue();
        assertThat(haproxy.limits()).isEqualTo(OPEN);
    }

    @Test
    void aShellThatGuardsEndsAHoldWhoseTimeIsOver() throws Exception {
        Target node = ShellTarget.connect("node", List.of("sh"), "Try by hand.", PATIENCE);
        try (node) {
            Hold hold = prepare(node, Duration.ofSeconds(2));
            hold.lease(true);
            hold.begin();
            assertThat(haproxy.limits()).isEqualTo(HELD);

            assertThat(Waiting.until(() -> !isLeased(), PATIENCE)).isTrue();
            assertThat(haproxy.limits()).isEqualTo(OPEN);
        }
    }

    @Test
    void aLeaseIsReadAsItWasWrittenAndAnythingElseIsNone() {
        Lease lease = new Lease("a1", "me@here since then", Duration.ofSeconds(10), new TreeMap<>(Map.of("pg-a", 7)));
        assertThat(lease.text()).isEqualTo("""
                pgsvc holds new connections
                id a1
                owner me@here since then
                seconds 10
                maxconn pg-a 7
                """);
        assertThat(Lease.parse(lease.text())).contains(lease);
        assertThat(Lease.parse("")).isEmpty();
        assertThat(Lease.parse("something else\nid a1\nseconds 10\n")).isEmpty();
        assertThat(Lease.parse("pgsvc holds new connections\nid a1\nseconds soon\n"))
                .isEmpty();
    }

    private static final class Heard implements GuardListener {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void guards(Lease lease) {
            said.add("guards");
        }

        @Override
        public void released(Lease lease, List<String> held, String why) {
            said.add("released " + held + ": " + why);
        }

        @Override
        public void cannotGuard(String why) {
            said.add("trouble: " + why);
        }
    }
}
