package pgsvc.load.report;

/// How often one instance answered one client.
///
/// @param instance its name or address
/// @param asPrimary answers given while it was not in recovery
/// @param asReplica answers given while it was
public record Answers(String instance, long asPrimary, long asReplica) {

    /// All its answers.
    public long total() {
        return asPrimary + asReplica;
    }

    Answers plus(boolean inRecovery) {
        return inRecovery
                ? new Answers(instance, asPrimary, asReplica + 1)
                : new Answers(instance, asPrimary + 1, asReplica);
    }
}
