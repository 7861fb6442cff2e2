package pgsvc.hint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// What the load balancer is taken to know of each server, so that only what changes is said. Not safe for use by
/// several threads.
final class Ledger {
    /// So many hints about one server in a [#MEMORY]; a member that flaps is left to the checks, which are slower on
    /// purpose.
    private static final int MOST = 6;
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /// Empty: it is to be told whatever is true.
    private final Map<CheckedServer, Optional<Health>> known = new HashMap<>();
    private final Map<CheckedServer, Deque<Instant>> said = new HashMap<>();

    /// What is expected and not known. What is seen for the first time is taken as known: checks have had the time to
    /// find it, and an agent that starts again and again must not have its word each time.
    List<Hint> open(List<CheckedServer> servers, TopologySnapshot snapshot) {
        Judgement judgement = new Judgement(snapshot);
        known.keySet().retainAll(servers);
        said.keySet().retainAll(servers);
        forgetSilentLeaders(snapshot);
        List<Hint> open = new ArrayList<>();
        for (CheckedServer server : servers) {
            Optional<Health> expected = judgement.expected(server);
            expected.ifPresent(health -> known.putIfAbsent(server, Optional.of(health)));
            if (isInNoHurry(server, expected, servers, judgement)) {
                known.put(server, expected);
            }
            expected.filter(health -> !expected.equals(known.get(server)))
                    .ifPresent(health -> open.add(new Hint(server, health)));
        }
        return open;
    }

    /// A member that can serve reads again, where another one does meanwhile, has the time that checks take. It
    /// needs it, too: PgBouncer on a demoted node refuses logins for `server_login_retry`, 15 s by default, and no
    /// check sees that.
    private boolean isInNoHurry(
            CheckedServer server, Optional<Health> expected, List<CheckedServer> servers, Judgement judgement) {
        return expected.equals(Optional.of(Health.UP))
                && !server.asks().asked().isOfLeader()
                && servers.stream()
                        .filter(other -> other.section().equals(server.section()) && !other.equals(server))
                        .anyMatch(other ->
                                judgement.expected(other).equals(expected) && expected.equals(known.get(other)));
    }

    /// A leader that was silent for a while may be down by the checks when it answers again, and nobody else can serve
    /// in its place. Of others that is not so: a member that is silent time and again must not come back the sooner
    /// for it.
    private void forgetSilentLeaders(TopologySnapshot snapshot) {
        List<ObservedMember> silent = snapshot.members().stream()
                .filter(member -> !member.isAnswering())
                .toList();
        forget(server -> Optional.of(Health.UP).equals(known.get(server))
                && server.asks().asked().isOfLeader()
                && silent.stream().anyMatch(member -> member.address().equals(server.patroni())));
    }

    /// The load balancer is a new one, in which servers count as up until their first checks, or as some file says.
    /// It is to be told who leads, and who is not what its check asks for; that others are up, checks find out.
    void startAgain() {
        forget(server ->
                server.asks().asked().isOfLeader() || Optional.of(Health.DOWN).equals(known.get(server)));
        said.clear();
    }

    private void forget(Predicate<CheckedServer> which) {
        known.replaceAll((server, health) -> which.test(server) ? Optional.empty() : health);
    }

    /// Whether one more hint about a server is not one too many.
    boolean mayBeSaid(Hint hint, Instant now) {
        @Nullable Deque<Instant> times = said.get(hint.server());
        while (times != null
                && !times.isEmpty()
                && times.getFirst().plus(MEMORY).isBefore(now)) {
            times.removeFirst();
        }
        return times == null || times.size() < MOST;
    }

    /// The load balancer was told.
    void said(Hint hint, Instant now) {
        leave(hint);
        said.computeIfAbsent(hint.server(), _ -> new ArrayDeque<>()).addLast(now);
    }

    /// It is left to the checks to find this out.
    void leave(Hint hint) {
        known.put(hint.server(), Optional.of(hint.health()));
    }
}
