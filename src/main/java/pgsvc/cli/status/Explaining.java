package pgsvc.cli.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.concurrent.Tasks;
import pgsvc.model.Cluster;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Resolution;
import pgsvc.status.ServiceNow;
import pgsvc.status.Status;
import pgsvc.topology.Answer;
import pgsvc.topology.TopologySource;
import pgsvc.topology.watch.Seed;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The live part of `explain`: the load balancers are looked at, and each member's Patroni is asked what the
/// service's check asks.
public final class Explaining {
    private final Looks looks;
    private final Cluster cluster;
    private final DeclaredAccess access;

    private Explaining(Looks looks, Cluster cluster, DeclaredAccess access) {
        this.looks = looks;
        this.cluster = cluster;
        this.access = access;
    }

    /// The options that say how nodes and Patronis are reached.
    public static CommandSpec options(CommandSpec spec) {
        return PatroniOptions.on(spec.addOption(Scope.folder()).addOption(Scope.local()));
    }

    /// Explains; nothing when the inventory says wrongly how a node is reached, which is told.
    public static Optional<ServiceNow> now(
            Explanation declared, Cluster cluster, Resolution resolution, ParseResult parsed, Session session)
            throws CommandException {
        Optional<Looks> looks = Looks.at(List.of(cluster), resolution, parsed, session);
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Explaining(looks.get(), cluster, looks.get().access(cluster.name())).now(declared));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    private ServiceNow now(Explanation declared) throws InterruptedException {
        try (Tasks<Seed, Answer<Integer>> answers = Tasks.begin(
                access.seeds(),
                Nodes.AT_ONCE,
                seed -> check(seed, declared.service().check()))) {
            Status status = looks.take();
            Map<String, Answer<Integer>> named = new LinkedHashMap<>();
            answers.results().forEach((seed, answer) -> named.put(seed.name().orElseThrow(), answer));
            return ServiceNow.of(declared, status.cluster(cluster.name()), named);
        }
    }

    private Answer<Integer> check(Seed seed, String path) {
        try (TopologySource source = access.open(seed.address())) {
            return source.check(path);
        }
    }
}
