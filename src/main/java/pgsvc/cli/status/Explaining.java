package pgsvc.cli.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.target.Scope;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.model.Cluster;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Resolution;
import pgsvc.status.ServiceNow;
import pgsvc.status.Status;
import pgsvc.topology.Answer;
import pgsvc.topology.TopologySource;
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
        Map<String, Future<Answer<Integer>>> asked = new LinkedHashMap<>();
        Map<String, Answer<Integer>> answers = new LinkedHashMap<>();
        try (ExecutorService each =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            access.seeds()
                    .forEach(seed -> asked.put(seed.name().orElseThrow(), each.submit(() -> {
                        try (TopologySource source = access.open(seed.address())) {
                            return source.check(declared.service().check());
                        }
                    })));
            Status status = looks.take();
            for (Map.Entry<String, Future<Answer<Integer>>> answer : asked.entrySet()) {
                answers.put(answer.getKey(), answer.getValue().get());
            }
            return ServiceNow.of(declared, status.cluster(cluster.name()), answers);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a source must not fail but answer", e);
        }
    }
}
