package pgsvc.cli.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pgsvc.apply.Author;
import pgsvc.cli.command.CommandException;
import pgsvc.reconcile.KeptNode;
import pgsvc.reconcile.Reconciler;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Keeps the node in a thread of its own, as the only one on it that does.
final class Keeping implements AutoCloseable {
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(1);
    /// A turn may hold a whole apply, with HAProxy's check of it and the wait for what came of it.
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Target post;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Instant turned;

    private Keeping(Target post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
        this.turned = clock.instant();
    }

    /// Takes the post of the one that keeps the node. Until it is closed nobody else can.
    ///
    /// @throws CommandException when another has it, who is named, or nobody may write there
    static Keeping take(KeptNode node, InstantSource clock) throws CommandException {
        Target post = node.open();
        try {
            String state = node.site(post).state();
            post.makeFolder(state);
            Author author = Author.now("");
            post.lock(state + "/agent", "the agent of " + author.who() + " since " + author.when());
            return new Keeping(post, clock);
        } catch (TargetException e) {
            post.close();
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }

    /// Begins.
    void start(Reconciler reconciler) {
        Thread.ofPlatform().name("keeping").daemon().start(() -> run(reconciler));
    }

    private void run(Reconciler reconciler) {
        try {
            do {
                reconciler.turn();
                turned = clock.instant();
            } while (!stopped.await(BETWEEN_TURNS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /// Whether it goes on.
    boolean isTurning() {
        return ended.getCount() > 0 && !turned.plus(LONGEST_TURN).isBefore(clock.instant());
    }

    /// Waits until what was begun is brought to its end; were it cut off, the next apply would undo it.
    @Override
    public void close() {
        stopped.countDown();
        try {
            boolean _ = ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        post.close();
    }
}
