package pgsvc.cli.agent;

import java.io.PrintStream;
import java.time.InstantSource;
import pgsvc.agent.Agent;
import pgsvc.agent.SystemdNotify;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.cli.view.agent.AgentText;
import pgsvc.cli.view.agent.KeepingText;
import pgsvc.pipeline.Pipeline;
import pgsvc.reconcile.KeptNode;
import pgsvc.reconcile.ReconcileMeter;
import pgsvc.reconcile.Reconciler;
import pgsvc.resolve.Resolution;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// What an agent does until it is stopped: it gives hints, and either keeps its node or follows those who do.
///
/// @param first the inventory with its declared roles
/// @param kept the node
/// @param sweep ends what old workers keep, when it is time to
/// @param meter hears figures of keeping the node
record Work(
        AgentInventory inventory,
        Resolution first,
        KeptNode kept,
        Runnable sweep,
        SystemdNotify systemd,
        ReconcileMeter meter) {

    private void ready() {
        systemd.ready("for " + kept.name());
    }

    /// Follows those who apply.
    void follow(Agent agent, AgentText view, InstantSource clock) throws CommandException, InterruptedException {
        if (!Pipeline.withLiveRoles(first).isEmpty()) {
            view.warns("roles are live (pg_service_roles), but without --apply a failover reaches no file here");
        }
        try (Target here = kept.open()) {
            Rereading rereading =
                    new Rereading(inventory, agent, here, kept.site(here), Hangup.caught(), systemd, view, clock);
            ready();
            agent.run(() -> {
                rereading.turn();
                sweep.run();
                if (agent.isTurning()) {
                    systemd.alive();
                }
            });
            systemd.stopping();
        } catch (TargetException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }

    /// Keeps the node.
    void keep(Agent agent, boolean repairs, PrintStream err, InstantSource clock)
            throws CommandException, InterruptedException {
        Hangup hangup = Hangup.caught();
        try (Keeping keeping = Keeping.take(kept, clock)) {
            KeepingText view = new KeepingText(err, served -> serve(agent, served, err), systemd::status);
            view.begins(inventory.name(), repairs);
            WatchedInventory watched = new WatchedInventory(inventory, first, view::keeps, clock);
            Reconciler reconciler = new Reconciler(
                    kept, first, watched, () -> LiveResolution.leaders(agent.seen()), repairs, view, meter, clock);
            keeping.start(reconciler);
            ready();
            agent.run(() -> {
                if (hangup.take()) {
                    watched.force();
                    reconciler.startAgain();
                }
                sweep.run();
                if (agent.isTurning() && keeping.isTurning()) {
                    systemd.alive();
                }
            });
            systemd.stopping();
        }
    }

    /// What is served is what hints are for. That a cluster's Patroni cannot be spoken to stops no apply.
    private void serve(Agent agent, Resolution served, PrintStream err) {
        try {
            agent.serve(inventory.watched(served.loadBalancers().getFirst(), served));
        } catch (CommandException e) {
            err.println("pgsvc agent: hints are for the services of before: " + e.getMessage());
        }
    }
}
