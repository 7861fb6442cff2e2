package pgsvc.switchover.course;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.patroni.RefusalException;

/// Asks Patroni once every load balancer is ready, and sees how that ends.
public final class Conductor {
    /// The members were heard of a moment ago.
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(5);
    /// Clients wait meanwhile.
    private static final Duration UNTIL_HELD = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    /// For what Patroni says that failed, and may have come true all the same.
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final Passage passage;
    private final PatroniRest leader;
    private final Duration patience;

    /// @param leader the REST API of the one who hands over
    /// @param patience with which the candidate is waited for
    public Conductor(Passage passage, PatroniRest leader, Duration patience) {
        this.passage = passage;
        this.leader = leader;
        this.patience = patience;
    }

    /// Does it; returns when it has ended.
    public void conduct() throws InterruptedException {
        passage.pass();
        if (!passage.awaitBoth(UNTIL_HEARD)) {
            passage.end(new Ending.Refused("one of the two members does not answer any more; Patroni was not asked"));
        }
        passage.pass();
        passage.pass(UNTIL_HELD);
        passage.leave();
        if (passage.ending().isEmpty()) {
            ask();
        }
    }

    private void ask() throws InterruptedException {
        FutureTask<String> answer =
                new FutureTask<>(() -> leader.switchover(passage.leader(), Optional.of(passage.candidate())));
        passage.asked();
        Thread.ofPlatform().name("switchover").daemon().start(answer);
        Instant late = passage.clock().instant().plus(patience);
        Optional<RefusalException> refusal = Optional.empty();
        while (passage.ending().isEmpty() && passage.clock().instant().isBefore(late)) {
            passage.rest(LOOK);
            if (refusal.isEmpty() && answer.isDone()) {
                refusal = refusal(answer);
                late = refusal.isPresent() ? passage.clock().instant().plus(doubt(refusal.get())) : late;
            }
        }
        passage.end(
                refusal.isPresent()
                        ? new Ending.Refused(String.valueOf(refusal.get().getMessage()))
                        : new Ending.Late(words(answer)));
    }

    private static Duration doubt(RefusalException refusal) {
        return refusal.isBeforehand() ? Duration.ZERO : DOUBT;
    }

    private static Optional<RefusalException> refusal(FutureTask<String> answer) throws InterruptedException {
        try {
            String _ = answer.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return e.getCause() instanceof RefusalException refusal ? Optional.of(refusal) : Optional.empty();
        }
    }

    /// What came of the question that is no refusal.
    private static String words(FutureTask<String> answer) throws InterruptedException {
        if (!answer.isDone()) {
            return "Patroni has not answered yet";
        }
        try {
            return "Patroni answered: " + answer.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof IOException why
                    ? "Patroni's answer did not come: " + why.getMessage()
                    : "Patroni's answer did not come";
        }
    }
}
