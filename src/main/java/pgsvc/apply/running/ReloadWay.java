package pgsvc.apply.running;

/// How HAProxy is told to load its files anew.
public enum ReloadWay {
    /// Through its master's socket where it has one; else through systemd where that runs it; else by a signal.
    FOUND_OUT,
    /// The command `reload` on its master's socket, which tells what came of it.
    MASTER,
    /// `systemctl reload haproxy`.
    SYSTEMD,
    /// SIGUSR2 to its master.
    SIGNAL
}
