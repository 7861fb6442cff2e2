package pgsvc.cli.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Session;
import pgsvc.concurrent.Tasks;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;
import pgsvc.topology.TopologySnapshot;
import picocli.CommandLine.ParseResult;

/// An inventory resolved for whoever leads now, where selectors see live roles (`pg_service_roles`): so the commands
/// that look at nodes and change them mean the same as the agent that keeps them.
public final class LiveResolution {
    private static final int AT_ONCE = 32;

    private LiveResolution() {}

    /// Asks the Patronis of the clusters with live roles, where there are any. A cluster of which nobody tells who
    /// leads has its declared roles, which is said.
    ///
    /// @return nothing when the inventory is wrong under these leaders, which is told
    public static Optional<Resolution> of(Resolution declared, ParseResult parsed, Session session)
            throws CommandException {
        return under(leaders(declared, parsed, session), declared, session);
    }

    /// Under leaders that are known.
    ///
    /// @param leaders by cluster
    /// @return nothing when the inventory is wrong under these leaders, which is told
    public static Optional<Resolution> under(Map<String, String> leaders, Resolution declared, Session session) {
        return Pipeline.withLiveRoles(declared).isEmpty()
                ? Optional.of(declared)
                : InventoryLoader.withoutErrors(Pipeline.under(leaders, declared), session);
    }

    /// Who leads each cluster with live roles, asked now. Of one that nobody tells of it is said.
    public static Map<String, String> leaders(Resolution declared, ParseResult parsed, Session session)
            throws CommandException {
        Map<String, DeclaredAccess> accesses = accesses(declared, parsed, session);
        if (accesses.isEmpty()) {
            return Map.of();
        }
        Map<String, String> leaders = leaders(ask(accesses));
        accesses.keySet().stream()
                .filter(cluster -> !leaders.containsKey(cluster))
                .forEach(cluster -> session.say("pgsvc: " + cluster + ": no Patroni says who leads, so that its "
                        + "services are those of the declared roles (pg_service_roles: live). See pgsvc topology "
                        + cluster + "."));
        return leaders;
    }

    /// The ways to the clusters with live roles, by their names.
    ///
    /// @throws CommandException when a file that is needed cannot be read
    public static Map<String, DeclaredAccess> accesses(Resolution declared, ParseResult parsed, Session session)
            throws CommandException {
        return DeclaredAccess.of(Pipeline.withLiveRoles(declared), parsed, session);
    }

    /// Who leads each cluster, where that is known.
    public static Map<String, String> leaders(Map<String, TopologySnapshot> seen) {
        Map<String, String> leaders = new LinkedHashMap<>();
        seen.forEach(
                (cluster, snapshot) -> snapshot.leaderAsDeclared().ifPresent(leader -> leaders.put(cluster, leader)));
        return leaders;
    }

    private static Map<String, TopologySnapshot> ask(Map<String, DeclaredAccess> accesses) throws CommandException {
        try (Tasks<Map.Entry<String, DeclaredAccess>, TopologySnapshot> surveys = Tasks.begin(
                accesses.entrySet(), AT_ONCE, cluster -> cluster.getValue().survey())) {
            Map<String, TopologySnapshot> seen = new LinkedHashMap<>();
            surveys.results().forEach((cluster, snapshot) -> seen.put(cluster.getKey(), snapshot));
            return seen;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted; nothing was changed.");
        }
    }
}
