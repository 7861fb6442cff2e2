package pgsvc.whatif.finding;

import java.util.Optional;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;

/// Why a service has no server in any situation, and what to change.
///
/// @param reason a clause without a full stop
/// @param mend imperative sentences
record Cause(String reason, String mend) {

    /// What lies in the check alone; nothing where some member of such a cluster answers 200 to it.
    static Optional<Cause> inCheck(Matrix matrix, Row row) {
        String path = row.check().path();
        String cluster = matrix.cluster().name();
        boolean standby = matrix.cluster().isStandby();
        return switch (row.check().asked()) {
            case NOTHING ->
                Optional.of(new Cause(
                        "no member answers 200 to " + path,
                        "Check the path of a role, such as /primary or /replica, or /health."));
            case PRIMARY ->
                Optional.of(new Cause(
                                cluster + " is a standby cluster, in which nobody answers 200 to " + path,
                                "Leave it if the service is for the time after the cluster's promotion; check /leader "
                                        + "if it is to reach the standby leader now."))
                        .filter(_ -> standby);
            case STANDBY_LEADER ->
                Optional.of(new Cause(
                                cluster + " is no standby cluster, so nobody answers 200 to " + path,
                                "Check /leader, to which the leader of either kind of cluster answers."))
                        .filter(_ -> !standby);
            case LEADER,
                    REPLICA,
                    READ_ONLY,
                    RUNNING,
                    SYNCHRONOUS,
                    READ_ONLY_SYNCHRONOUS,
                    QUORUM,
                    READ_ONLY_QUORUM,
                    ASYNCHRONOUS -> Optional.empty();
        };
    }
}
