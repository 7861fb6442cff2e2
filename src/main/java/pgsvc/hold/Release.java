package pgsvc.hold;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pgsvc.haproxy.runtime.FrontEnd;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Lets a HAProxy take connections again.
public final class Release {
    private Release() {}

    /// Gives each section that takes none its former limit, and removes the lease. A reload has done that before
    /// for the new worker.
    ///
    /// @param socket where HAProxy takes an administrator's commands
    /// @return the sections that took none
    /// @throws TargetException when HAProxy does not take the commands; the lease stays
    public static List<String> of(LeaseFile file, Lease lease, String socket) throws TargetException {
        List<String> held = held(file.node(), lease, socket);
        if (!held.isEmpty()) {
            String objection = Hold.tell(
                    file.node(),
                    socket,
                    held.stream()
                            .map(section -> FrontEnd.limit(
                                    section,
                                    Objects.requireNonNull(lease.limits().get(section))))
                            .toList());
            if (!objection.isEmpty()) {
                throw TargetException.refused(
                        "HAProxy does not take connections again: " + objection, "Reload HAProxy there.");
            }
        }
        file.remove();
        return held;
    }

    /// What an owner that is gone left behind. The node's lock must have been taken.
    ///
    /// @param folder pgsvc's own on the node
    /// @return the lease that was taken back; nothing where there was none
    public static Optional<Lease> leftover(Target node, String folder, Optional<String> socket) throws TargetException {
        LeaseFile file = new LeaseFile(node, folder);
        Optional<Lease> lease = file.read();
        if (lease.isPresent() && socket.isPresent()) {
            List<String> _ = of(file, lease.get(), socket.get());
        } else if (lease.isPresent()) {
            // No HAProxy takes commands: the next one begins with what its files say.
            file.remove();
        }
        return lease;
    }

    private static List<String> held(Target node, Lease lease, String socket) throws TargetException {
        if (lease.limits().isEmpty()) {
            return List.of();
        }
        return Hold.frontEnds(node, lease.sections(), socket).stream()
                .filter(frontEnd -> frontEnd.maxconn() == 0 && lease.limits().containsKey(frontEnd.section()))
                .map(FrontEnd::section)
                .toList();
    }
}
