package pgsvc.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Session;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.cli.view.RunText;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.SourceWatch;
import pgsvc.reconcile.pace.Leadership;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.NodeChoice;
import pgsvc.run.workload.Placement;
import pgsvc.run.workload.UnclearChoiceException;
import pgsvc.run.workload.Workload;
import pgsvc.run.workload.Workloads;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.TopologyWatcher;
import picocli.CommandLine.ParseResult;

/// What a run has to serve: the inventory as it is now, and under whoever leads where its roles are live. Not safe for
/// use by several threads.
final class Wanted implements AutoCloseable {
    private static final PollPlan PLAN = PollPlan.every(Duration.ofSeconds(1), List.of());

    private final String source;
    private final NodeChoice choice;
    private final ParseResult parsed;
    private final Session session;
    private final RunText view;
    private final InstantSource clock;
    private final Optional<SourceWatch> watch;
    private final Map<String, TopologyWatcher> watchers = new HashMap<>();
    private final Leadership leadership = new Leadership();
    private final Map<String, String> leaders = new HashMap<>();
    private Optional<Resolution> declared = Optional.empty();
    private boolean isRead;

    /// @param source the inventory, as the user names it
    /// @param clock one that does not jump when the machine's is set
    Wanted(String source, NodeChoice choice, ParseResult parsed, Session session, RunText view, InstantSource clock) {
        this.source = source;
        this.choice = choice;
        this.parsed = parsed;
        this.session = session;
        this.view = view;
        this.clock = clock;
        this.watch = source.equals("-") ? Optional.empty() : Optional.of(new SourceWatch(Path.of(source)));
    }

    /// At the beginning, when whoever leads is asked for.
    ///
    /// @return nothing when the inventory is wrong, which is told
    Optional<Workload> first() throws CommandException {
        Optional<Resolution> resolution = read();
        if (resolution.isEmpty()) {
            return Optional.empty();
        }
        leaders.putAll(LiveResolution.leaders(resolution.get(), parsed, session));
        return workload(resolution.get());
    }

    /// Whether the inventory is another one, or another leader has led for a while.
    boolean hasChanged() {
        leadership.see(
                LiveResolution.leaders(watchers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, watcher -> watcher.getValue().latest()))),
                clock.instant());
        isRead = watch.isPresent() && watch.get().hasChanged();
        return isRead || !newcomers().isEmpty();
    }

    private Map<String, String> newcomers() {
        Map<String, String> newcomers = new HashMap<>(leadership.leaders(clock.instant()));
        newcomers.entrySet().removeAll(leaders.entrySet());
        return newcomers;
    }

    /// After a change.
    ///
    /// @return nothing when it is wrong, which is told: what was served is served on
    Optional<Workload> next() {
        try {
            Optional<Resolution> resolution = isRead ? read() : declared;
            Optional<Workload> workload = resolution.isEmpty() ? Optional.empty() : underNewcomers(resolution.get());
            if (workload.isEmpty()) {
                view.broken();
            }
            return workload;
        } catch (CommandException e) {
            view.refused(new HaproxyException(String.valueOf(e.getMessage()), ""));
            return Optional.empty();
        }
    }

    /// Where the inventory is wrong they stay newcomers, for what was served before.
    private Optional<Workload> underNewcomers(Resolution resolution) throws CommandException {
        Map<String, String> newcomers = newcomers();
        newcomers.forEach((cluster, leader) -> view.leads(leader, cluster));
        leaders.putAll(newcomers);
        return workload(resolution);
    }

    private Optional<Resolution> read() throws CommandException {
        Optional<Resolution> read =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(source, Optional.empty(), session), session);
        if (read.isPresent()) {
            follow(LiveResolution.accesses(read.get(), parsed, session));
            declared = read;
        }
        return read;
    }

    /// How a cluster's Patroni is reached may be new, too.
    private void follow(Map<String, DeclaredAccess> live) {
        close();
        live.forEach((cluster, access) -> watchers.put(cluster, access.watch(PLAN, clock, _ -> {})));
        leadership.follow(watchers.keySet());
        leaders.keySet().retainAll(watchers.keySet());
    }

    private Optional<Workload> workload(Resolution resolution) throws CommandException {
        Optional<Resolution> served = LiveResolution.under(leaders, resolution, session);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<LoadBalancer> balancers = choice.among(served.get().loadBalancers());
            return Optional.of(Workloads.of(balancers, Pipeline.render(served.get(), false), Placement.whole()));
        } catch (UnclearChoiceException e) {
            throw CommandException.usage(e.getMessage() + ". " + e.mend());
        }
    }

    /// Nobody is watched any more.
    @Override
    public void close() {
        watchers.values().forEach(TopologyWatcher::close);
        watchers.clear();
    }
}
