package pgsvc.hold;

import java.util.List;
import java.util.Optional;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Where a node's lease stands, and its guard's word that it sees it.
///
/// @param folder pgsvc's own on the node
public record LeaseFile(Target node, String folder) {
    private static final int TAKEN = 1;

    String path() {
        return folder + "/hold";
    }

    /// The guard writes the lease's id into it.
    String word() {
        return folder + "/hold.guarded";
    }

    /// Whoever holds has it, until its connection to the node ends.
    String lock() {
        return folder + "/lock";
    }

    /// The lease; nothing where nothing is held.
    public Optional<Lease> read() throws TargetException {
        return node.read(path()).flatMap(Lease::parse);
    }

    void write(Lease lease) throws TargetException {
        node.delete(word());
        node.write(path(), lease.text());
    }

    void guard(Lease lease) throws TargetException {
        node.write(word(), lease.id() + "\n");
    }

    boolean isGuarded(Lease lease) throws TargetException {
        return node.read(word()).filter(id -> id.strip().equals(lease.id())).isPresent();
    }

    /// Whether nobody holds any more: the lock is free.
    boolean isOrphaned() throws TargetException {
        return node.run(List.of("flock", "-n", lock(), "true")).exitCode() != TAKEN;
    }

    void remove() throws TargetException {
        node.delete(path(), word());
    }
}
