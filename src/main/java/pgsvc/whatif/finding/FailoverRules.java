package pgsvc.whatif.finding;

import java.util.List;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;
import pgsvc.whatif.Simulation;
import pgsvc.whatif.Situation;

/// Finds the services that are served while the declared primary leads, and that its failover to one of the others
/// leaves empty, whether it comes back as a replica or is lost.
public final class FailoverRules {
    private static final int LOSSES = 1;

    private final Diagnostics into;

    public FailoverRules(Diagnostics into) {
        this.into = into;
    }

    /// Checks every cluster in scope of a resolution without errors.
    public void check(Resolution resolution) {
        for (Cluster cluster : resolution.inventory().clusters()) {
            check(Simulation.simulate(resolution, cluster, LOSSES, cluster.roles()));
        }
    }

    private void check(Matrix matrix) {
        Situation declared = Situation.ledBy(matrix.declaredLeader());
        for (Hole hole : Holes.in(matrix)) {
            List<Situation> failovers = hole.situations().stream()
                    .filter(situation -> isFailover(matrix, situation))
                    .toList();
            if (!failovers.isEmpty() && !isEmpty(matrix, declared, hole)) {
                tell(matrix, hole, failovers);
            }
        }
    }

    private static boolean isEmpty(Matrix matrix, Situation situation, Hole hole) {
        return matrix.serving(situation, matrix.rows().indexOf(hole.rows().getFirst()))
                .isEmpty();
    }

    private static boolean isFailover(Matrix matrix, Situation situation) {
        String declared = matrix.declaredLeader();
        return situation.leader().isPresent()
                && !situation.isLedBy(declared)
                && (situation.lost().isEmpty() || situation.lost().equals(List.of(declared)));
    }

    private void tell(Matrix matrix, Hole hole, List<Situation> failovers) {
        Row row = hole.rows().getFirst();
        Hole told = new Hole(List.of(row), failovers, When.phrase(matrix, failovers), hole.reason(), hole.mend());
        SourceRange declared = row.service().declared().where();
        into.add(
                WhatIfRule.SERVICE_EMPTY_AFTER_FAILOVER,
                declared.isBuiltIn()
                        ? matrix.cluster().where()
                        : row.service().declared().selector().where(),
                told.sentence() + " Clients on port " + row.service().port() + " of "
                        + matrix.cluster().name() + " are accepted and dropped at once.",
                hole.mend());
    }
}
