package pgsvc.hold;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pgsvc.target.TargetException;

/// Answers on a node for the lease that stands there: ends the hold when its time is over, or its owner is gone. A
/// look at a time; not safe for use by several threads.
public final class LeaseGuard {
    private final LeaseFile file;
    private final String socket;
    private final GuardListener listener;
    private final InstantSource clock;
    private Optional<Guarded> guarded = Optional.empty();
    private String trouble = "";

    /// @param since when it was first seen, by a clock that does not jump
    private record Guarded(Lease lease, Instant since) {}

    /// @param socket where HAProxy takes an administrator's commands
    /// @param clock one that does not jump when the machine's is set
    public LeaseGuard(LeaseFile file, String socket, GuardListener listener, InstantSource clock) {
        this.file = file;
        this.socket = socket;
        this.listener = listener;
        this.clock = clock;
    }

    /// Looks.
    public void look() {
        try {
            Optional<Lease> lease = file.read();
            if (lease.isEmpty()) {
                guarded = Optional.empty();
            } else {
                see(lease.get());
            }
            trouble = "";
        } catch (TargetException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void see(Lease lease) throws TargetException {
        if (guarded.filter(known -> known.lease().equals(lease)).isEmpty()) {
            guarded = Optional.of(new Guarded(lease, clock.instant()));
            file.guard(lease);
            listener.guards(lease);
        }
        Instant over = guarded.orElseThrow().since().plus(lease.atMost());
        if (!clock.instant().isBefore(over)) {
            release(lease, "its time was over");
        } else if (file.isOrphaned()) {
            release(lease, "its owner is gone");
        }
    }

    private void release(Lease lease, String why) throws TargetException {
        List<String> held = Release.of(file, lease, socket);
        guarded = Optional.empty();
        listener.released(lease, held, why);
    }

    /// The same trouble is told once.
    private void tell(String why) {
        if (!trouble.equals(why)) {
            listener.cannotGuard(why);
        }
        trouble = why;
    }
}
