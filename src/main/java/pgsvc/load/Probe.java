package pgsvc.load;

import java.time.Duration;
import pgsvc.load.history.Outcome;

/// One question through a service port: who answers there?
public final class Probe {
    private Probe() {}

    /// Asks once, over a connection of its own.
    ///
    /// @param patience how long to wait for the answer, logging in included
    public static Outcome ask(ServicePort port, Login login, Duration patience) {
        return new Connector(port, login).ask(LoadTable.question(), patience);
    }
}
