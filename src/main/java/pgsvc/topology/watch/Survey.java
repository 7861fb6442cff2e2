package pgsvc.topology.watch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.concurrent.Tasks;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// One look at a cluster: each member is asked once, all at the same time, also those that the others list.
public final class Survey {
    /// More than a cluster has members.
    private static final int AT_ONCE = 32;

    private final TopologySource.Opener sources;
    private final InstantSource clock;

    public Survey(TopologySource.Opener sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /// Looks.
    ///
    /// @param scope the cluster's name; the first answer's when absent
    public TopologySnapshot of(Optional<String> scope, List<Seed> seeds) throws InterruptedException {
        Observations seen = new Observations(scope, seeds);
        Set<ApiAddress> asked = new HashSet<>();
        ask(seeds.stream().map(Seed::address).toList(), seen, asked);
        list(seen);
        ask(seen.addresses(), seen, asked);
        return seen.snapshot(clock.instant());
    }

    private void ask(Collection<ApiAddress> addresses, Observations seen, Set<ApiAddress> asked)
            throws InterruptedException {
        List<ApiAddress> others = addresses.stream().filter(asked::add).toList();
        try (Tasks<ApiAddress, Answer<MemberStatus>> all = Tasks.begin(others, AT_ONCE, this::status)) {
            all.results().forEach((address, answer) -> seen.told(address, answer, clock.instant()));
        }
    }

    private Answer<MemberStatus> status(ApiAddress address) {
        try (TopologySource source = sources.open(address)) {
            return source.status();
        }
    }

    private void list(Observations seen) {
        for (ApiAddress address : new ArrayList<>(seen.answering())) {
            try (TopologySource source = sources.open(address)) {
                Optional<LiveCluster> cluster = source.cluster().given();
                if (cluster.isPresent()) {
                    seen.listed(cluster.get(), clock.instant());
                    return;
                }
            }
        }
    }
}
