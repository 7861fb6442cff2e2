package pgsvc.cli.agent;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/// Notices SIGHUP, by which an operator, and `systemctl reload`, ask for the inventory to be read again. Java has
/// no public way to hear a signal but those that end it; `sun.misc.Signal` of the module jdk.unsupported is left
/// open for that.
final class Hangup {
    private final AtomicBoolean came = new AtomicBoolean();

    private Hangup() {}

    /// From now on the signal does not end this process.
    static Hangup caught() {
        Hangup hangup = new Hangup();
        Signal.handle(new Signal("HUP"), _ -> hangup.came.set(true));
        return hangup;
    }

    /// Whether it came since the last time.
    boolean take() {
        return came.getAndSet(false);
    }
}
