package pgsvc.cli.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pgsvc.agent.Agent;
import pgsvc.agent.SystemdNotify;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.view.agent.AgentText;
import pgsvc.observe.Site;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Lets an agent that applies nothing follow those who do: it reads its inventory again when something was applied
/// to the node, and when it gets SIGHUP. Not safe for use by several threads.
final class Rereading {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final AgentInventory inventory;
    private final Agent agent;
    private final Target here;
    private final String generations;
    private final Hangup hangup;
    private final SystemdNotify systemd;
    private final AgentText view;
    private final InstantSource clock;
    private Instant nextLook;
    private List<String> last;

    Rereading(
            AgentInventory inventory,
            Agent agent,
            Target here,
            Site site,
            Hangup hangup,
            SystemdNotify systemd,
            AgentText view,
            InstantSource clock) {
        this.inventory = inventory;
        this.agent = agent;
        this.here = here;
        this.generations = site.generations();
        this.hangup = hangup;
        this.systemd = systemd;
        this.view = view;
        this.clock = clock;
        this.nextLook = clock.instant().plus(BETWEEN_LOOKS);
        this.last = applied();
    }

    /// Reads it again where there is a reason to.
    void turn() {
        if (hangup.take()) {
            systemd.reloading();
            read("asked for by SIGHUP");
        } else if (!clock.instant().isBefore(nextLook)) {
            nextLook = clock.instant().plus(BETWEEN_LOOKS);
            List<String> now = applied();
            if (!now.equals(last)) {
                last = now;
                read("something was applied here");
            }
        }
    }

    /// Only the owner of that folder sees it. For others there is SIGHUP.
    private List<String> applied() {
        try {
            return here.list(generations);
        } catch (TargetException _) {
            return List.of();
        }
    }

    private void read(String why) {
        try {
            if (inventory.path().isEmpty()) {
                view.keepsServices(why, "standard input cannot be read twice.");
                return;
            }
            Optional<Resolution> resolution = inventory.read();
            if (resolution.isEmpty()) {
                view.keepsServices(why, "the inventory has the errors above.");
                return;
            }
            LoadBalancer node = inventory.node(resolution.get());
            agent.serve(inventory.watched(node, resolution.get()));
            view.readAgain(why, node.services().size());
            systemd.ready("for " + node.node().name());
        } catch (CommandException e) {
            view.keepsServices(why, String.valueOf(e.getMessage()));
        }
    }
}
