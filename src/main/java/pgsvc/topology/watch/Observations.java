package pgsvc.topology.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.Silence;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

/// What is known of a cluster, kept up with each answer. Not safe for use by several threads.
final class Observations {
    private Optional<String> scope;
    private Optional<TopologySnapshot.Listing> listing = Optional.empty();
    private Optional<ApiAddress> lastLeader = Optional.empty();
    private final Map<ApiAddress, Seen> members = new LinkedHashMap<>();

    /// One member.
    private static final class Seen {
        private final Optional<String> declared;
        private final boolean seeded;
        private Optional<LiveMember> listed = Optional.empty();
        private Optional<MemberStatus> status = Optional.empty();
        private Optional<Instant> lastAnswer = Optional.empty();
        private Map<String, Integer> checks = Map.of();
        private SourceState source = new SourceState.Unasked();

        private Seen(Optional<String> declared, boolean seeded) {
            this.declared = declared;
            this.seeded = seeded;
        }

        private ObservedMember observed(ApiAddress address) {
            return new ObservedMember(address, declared, listed, status, checks, source);
        }

        private boolean isOfScope(Optional<String> scope) {
            Optional<String> own = status.flatMap(MemberStatus::scope);
            return own.isEmpty() || scope.isEmpty() || own.equals(scope);
        }
    }

    /// @param scope the cluster's name; the first answer's when absent
    Observations(Optional<String> scope, List<Seed> seeds) {
        this.scope = scope;
        seeds.forEach(seed -> members.put(seed.address(), new Seen(seed.name(), true)));
    }

    Set<ApiAddress> addresses() {
        return Set.copyOf(members.keySet());
    }

    /// Whether an answer is what the member said before, too.
    boolean isKnown(ApiAddress address, Answer<MemberStatus> answer) {
        @Nullable Seen seen = members.get(address);
        return seen != null
                && seen.source instanceof SourceState.Answering
                && answer.given().isPresent()
                && seen.status.equals(answer.given());
    }

    /// Takes in what a member said of itself, or that it said nothing: what it said before stays known then.
    void told(ApiAddress address, Answer<MemberStatus> answer, Instant at) {
        @Nullable Seen seen = members.get(address);
        if (seen == null) {
            return;
        }
        switch (answer) {
            case Answer.Given<MemberStatus>(MemberStatus status) -> {
                seen.status = Optional.of(status);
                seen.lastAnswer = Optional.of(at);
                scope = scope.or(status::scope);
                if (status.isLeader()) {
                    lastLeader = Optional.of(address);
                }
                if (!(seen.source instanceof SourceState.Answering)) {
                    seen.source = new SourceState.Answering(at);
                }
            }
            case Answer.None<MemberStatus>(Silence why) -> {
                Instant since = seen.source instanceof SourceState.Silent silent ? silent.since() : at;
                seen.source = new SourceState.Silent(since, seen.lastAnswer, why);
            }
        }
    }

    /// Takes in what a member answers to check paths.
    void checked(ApiAddress address, Map<String, Integer> statuses) {
        @Nullable Seen seen = members.get(address);
        if (seen != null) {
            seen.checks = Map.copyOf(statuses);
        }
    }

    /// Takes in a list of members. One that is on it no more is gone, unless it was given from the beginning.
    void listed(LiveCluster cluster, Instant at) {
        listing = Optional.of(new TopologySnapshot.Listing(cluster, at));
        List<Seen> on = new ArrayList<>();
        for (LiveMember member : cluster.members()) {
            Optional<Seen> seen = find(member).or(() -> added(member));
            seen.ifPresent(s -> s.listed = Optional.of(member));
            seen.ifPresent(on::add);
        }
        members.values().removeIf(seen -> !seen.seeded && !on.contains(seen));
        members.values().stream().filter(seen -> !on.contains(seen)).forEach(seen -> seen.listed = Optional.empty());
        order(on);
    }

    /// Declared ones as they are declared, then the others as Patroni lists them.
    private void order(List<Seen> on) {
        List<Map.Entry<ApiAddress, Seen>> entries = new ArrayList<>(members.entrySet());
        entries.sort(Comparator.comparingInt(entry -> {
            boolean first = entry.getValue().declared.isPresent();
            int place = on.indexOf(entry.getValue());
            return first ? -1 : place < 0 ? on.size() : place;
        }));
        members.clear();
        entries.forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    }

    /// By its address, else by its name: the address that was given may be another than the one that it tells.
    private Optional<Seen> find(LiveMember member) {
        Optional<Seen> byAddress = member.api().map(members::get);
        return byAddress.or(() -> members.values().stream()
                .filter(seen -> seen.declared.equals(Optional.of(member.name()))
                        || seen.status.flatMap(MemberStatus::name).equals(Optional.of(member.name()))
                        || seen.listed.map(LiveMember::name).equals(Optional.of(member.name())))
                .filter(seen -> seen.isOfScope(scope))
                .findFirst());
    }

    private Optional<Seen> added(LiveMember member) {
        return member.api().map(address -> {
            Seen seen = new Seen(Optional.empty(), false);
            members.put(address, seen);
            return seen;
        });
    }

    /// Whom to ask for the list: members of this cluster that answer.
    List<ApiAddress> answering() {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().source instanceof SourceState.Answering)
                .filter(entry -> entry.getValue().isOfScope(scope))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// Who said last that it leads.
    Optional<ApiAddress> lastLeader() {
        return lastLeader;
    }

    TopologySnapshot snapshot(Instant at) {
        List<ObservedMember> observed = members.entrySet().stream()
                .map(entry -> entry.getValue().observed(entry.getKey()))
                .toList();
        return new TopologySnapshot(at, scope, listing, observed);
    }
}
