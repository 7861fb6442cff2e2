package pgsvc.cli.command;

import java.util.Optional;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;

/// Finds the HAProxy that a command shall use.
public final class HaproxyLocation {
    private HaproxyLocation() {}

    /// The one named by `--haproxy`, else by PGSVC_HAPROXY, else the one on PATH or where distributions put it.
    ///
    /// @throws CommandException when there is none
    public static HaproxyBinary find(Optional<String> named, Session session) throws CommandException {
        try {
            return HaproxyBinary.find(named, session.environment());
        } catch (HaproxyException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }
}
