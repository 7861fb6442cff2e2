package pgsvc.load;

import java.util.concurrent.Semaphore;

/// How many attempts may wait at once: a cluster that answers nothing must not drown this machine in connections.
final class InFlight {
    private final Semaphore places;

    InFlight(int most) {
        places = new Semaphore(most);
    }

    /// @return whether there was a place, which is to be left then
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }
}
