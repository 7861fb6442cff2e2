package pgsvc.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pgsvc.concurrent.Waiting;
import pgsvc.load.Load;
import pgsvc.load.ReplicaSession;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;

/// Something that happens to the cluster while a load runs, five seconds after its start. Its moments are marked in the
/// load's timeline.
public final class Disturbance implements AutoCloseable {
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration PROMOTION = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final Load load;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicReference<@Nullable SandboxException> failure = new AtomicReference<>();
    private Optional<Thread> thread = Optional.empty();

    private Disturbance(Sandbox sandbox, Load load) {
        this.sandbox = sandbox;
        this.load = load;
    }

    /// What happens.
    public enum Kind {
        NOTHING(15),
        SWITCHOVER(15),
        /// The leader's node is killed; Patroni's ttl of 30 s passes before another leads.
        KILL(60);

        private final int usualSeconds;

        Kind(int usualSeconds) {
            this.usualSeconds = usualSeconds;
        }

        /// How long a load that shows it whole lasts.
        public int usualSeconds() {
            return usualSeconds;
        }
    }

    /// Lets it happen to the cluster whose primary service the load writes to.
    ///
    /// @param cluster its name
    public static Disturbance start(Kind kind, String cluster, Sandbox sandbox, Load load) {
        Disturbance disturbance = new Disturbance(sandbox, load);
        disturbance.thread = switch (kind) {
            case NOTHING -> Optional.empty();
            case SWITCHOVER -> Optional.of(disturbance.begin(() -> disturbance.switchover(cluster)));
            case KILL -> Optional.of(disturbance.begin(() -> disturbance.kill(cluster)));
        };
        return disturbance;
    }

    private interface Action {
        void run() throws SandboxException, InterruptedException;
    }

    private Thread begin(Action action) {
        return Thread.ofVirtual().start(() -> {
            try {
                if (!cancelled.await(BEFORE.toMillis(), TimeUnit.MILLISECONDS)) {
                    action.run();
                }
            } catch (SandboxException e) {
                failure.set(e);
                load.stop();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void switchover(String cluster) throws SandboxException, InterruptedException {
        Node.Instance former = sandbox.requireLeader(cluster);
        load.mark("switchover asked");
        Thread promotion = markPromotion(former);
        Node.Instance leader = sandbox.switchover(cluster, Optional.empty());
        promotion.join();
        load.mark(leader.name() + " leads");
    }

    private void kill(String cluster) throws SandboxException, InterruptedException {
        Node.Instance leader = sandbox.requireLeader(cluster);
        load.mark("kill -9 of all on " + leader.name());
        var _ = sandbox.kill(leader, Optional.empty());
        Thread promotion = markPromotion(leader);
        Node.Instance next = sandbox.awaitLeader(cluster, Optional.of(leader));
        promotion.join();
        load.mark(next.name() + " leads");
    }

    /// Marks the moment at which another member's PostgreSQL first takes writes. Each is asked by itself, since one may
    /// take its time, and PostgreSQL, since Patroni has no time for questions while it promotes.
    private Thread markPromotion(Node.Instance former) {
        AtomicBoolean marked = new AtomicBoolean();
        return Thread.ofVirtual().start(() -> {
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Node.Instance member : sandbox.layout().members(former.cluster())) {
                    if (!member.equals(former)) {
                        each.execute(() -> awaitWrites(member, marked));
                    }
                }
            }
        });
    }

    private void awaitWrites(Node.Instance member, AtomicBoolean marked) {
        try (ReplicaSession session = Answers.session(member)) {
            boolean ended = Waiting.until(() -> marked.get() || session.isPromoted(), PROMOTION);
            if (ended && marked.compareAndSet(false, true)) {
                load.mark(member.name() + " takes writes");
            }
        } catch (SQLException _) {
            // One that lets nobody in takes no writes; the others are asked on.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @throws SandboxException when it could not happen
    public void requireDone() throws SandboxException {
        @Nullable SandboxException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /// Takes it back when it has not happened yet, and waits for its end.
    @Override
    public void close() throws InterruptedException {
        cancelled.countDown();
        if (thread.isPresent()) {
            thread.get().join();
        }
    }
}
