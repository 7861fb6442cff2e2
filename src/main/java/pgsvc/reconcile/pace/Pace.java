package pgsvc.reconcile.pace;

import java.time.Duration;
import java.time.Instant;

/// When something may be tried: reloads are some way apart, and what failed is tried more and more seldom. Not
/// safe for use by several threads.
public final class Pace {
    /// Between two reloads: each leaves a worker behind that lives on for its sessions.
    public static final Duration RELOADS = Duration.ofSeconds(30);
    public static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    public static final Duration LAST_RETRY = Duration.ofHours(1);

    private Instant nextReload = Instant.MIN;
    private Instant nextTry = Instant.MIN;
    private Duration retry = FIRST_RETRY;

    public boolean mayTry(Instant now) {
        return !now.isBefore(nextTry);
    }

    public boolean mayReload(Instant now) {
        return !now.isBefore(nextReload);
    }

    public Instant nextReload() {
        return nextReload;
    }

    public void reloaded(Instant now) {
        nextReload = now.plus(RELOADS);
    }

    /// There is nothing wrong: what comes next may be tried at once.
    public void succeeded() {
        retry = FIRST_RETRY;
        nextTry = Instant.MIN;
    }

    /// It is to be tried again, some time.
    public void failed(Instant now) {
        nextTry = now.plus(retry);
        Duration longer = retry.multipliedBy(2);
        retry = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
    }

    /// It is to be tried again soon.
    public void postponed(Instant until) {
        nextTry = until;
    }
}
