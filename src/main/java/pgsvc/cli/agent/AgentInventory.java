package pgsvc.cli.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.agent.Watched;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.hint.Fronted;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.model.Cluster;
import pgsvc.model.Roles;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.run.workload.NodeChoice;
import pgsvc.run.workload.ThisMachine;
import pgsvc.run.workload.UnclearChoiceException;
import pgsvc.topology.rest.Limits;
import pgsvc.topology.watch.Seed;
import picocli.CommandLine.ParseResult;

/// The inventory as an agent reads it: this node's part, and how its clusters are watched.
final class AgentInventory {
    /// A Patroni that takes longer counts as silent, which is no hint.
    static final Limits LIMITS = new Limits(Duration.ofMillis(500), Duration.ofSeconds(1), 1 << 18);

    private final String source;
    private final ParseResult parsed;
    private final Session session;

    private AgentInventory(String source, ParseResult parsed, Session session) {
        this.source = source;
        this.parsed = parsed;
        this.session = session;
    }

    /// The one that the options name.
    static AgentInventory of(ParseResult parsed, Session session) throws CommandException {
        return new AgentInventory(InventoryLoader.source(parsed, session), parsed, session);
    }

    /// As the user names it.
    String name() {
        return source;
    }

    /// Where it is; nothing for standard input, which can be read once only.
    Optional<Path> path() {
        return source.equals("-") ? Optional.empty() : Optional.of(Path.of(source));
    }

    /// Whether it is what a program prints.
    boolean isProgram() {
        return InventorySource.of(source, session.in()) instanceof InventorySource.Script;
    }

    /// Reads it.
    ///
    /// @return nothing when it has errors, which are told
    Optional<Resolution> read() throws CommandException {
        return InventoryLoader.withoutErrors(InventoryLoader.resolve(source, Optional.empty(), session), session);
    }

    /// The node that this machine is.
    LoadBalancer node(Resolution resolution) throws CommandException {
        NodeChoice choice = Options.given(parsed, "--node")
                .<NodeChoice>map(NodeChoice.Named::new)
                .orElseGet(() -> new NodeChoice.Own(ThisMachine.names()));
        try {
            return choice.among(resolution.loadBalancers()).getFirst();
        } catch (UnclearChoiceException e) {
            throw CommandException.usage(e.getMessage() + ". " + e.mend());
        }
    }

    /// The clusters whose services a node has.
    List<Watched> watched(LoadBalancer node, Resolution resolution) throws CommandException {
        List<Watched> watched = new ArrayList<>();
        for (Fronted fronted : Fronted.of(node)) {
            Cluster cluster = resolution
                    .inventory()
                    .cluster(fronted.cluster())
                    .orElseThrow(() -> new IllegalStateException("a service of no cluster: " + fronted.cluster()));
            DeclaredAccess access = DeclaredAccess.of(cluster, parsed, session).within(LIMITS);
            List<Seed> members = cluster.roles() == Roles.LIVE ? access.seeds() : List.of();
            watched.add(new Watched(fronted, members, access::open));
        }
        return watched;
    }
}
