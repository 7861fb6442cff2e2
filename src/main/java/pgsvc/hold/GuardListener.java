package pgsvc.hold;

import java.util.List;

/// Hears what the guard of a node's lease does.
public interface GuardListener {

    /// It answers for a lease from now on.
    void guards(Lease lease);

    /// It ended a hold.
    ///
    /// @param held the sections that took connections no more
    /// @param why the end of a sentence
    void released(Lease lease, List<String> held, String why);

    /// It cannot see to a lease.
    ///
    /// @param why in the system's words
    void cannotGuard(String why);
}
