package pgsvc.cli.agent;

import java.io.IOException;
import java.util.List;
import pgsvc.hint.Balancer;
import pgsvc.reconcile.Sweeper;

/// A load balancer whose old workers are looked at after each hint: what one has told its present worker they do not
/// know.
record SweptBalancer(Balancer told, Sweeper sweeper) implements Balancer {

    @Override
    public String tell(List<String> commands) throws IOException {
        String remarks = told.tell(commands);
        sweeper.soon();
        return remarks;
    }
}
