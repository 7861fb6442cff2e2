package pgsvc.topology.watch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// One look at a cluster: each member is asked once, all at the same time, also those that the others list.
public final class Survey {
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
        Map<ApiAddress, Future<Answer<MemberStatus>>> answers = new LinkedHashMap<>();
        try (ExecutorService each =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (ApiAddress address : addresses) {
                if (asked.add(address)) {
                    answers.put(address, each.submit(() -> status(address)));
                }
            }
            for (Map.Entry<ApiAddress, Future<Answer<MemberStatus>>> answer : answers.entrySet()) {
                seen.told(answer.getKey(), result(answer.getValue()), clock.instant());
            }
        }
    }

    private Answer<MemberStatus> status(ApiAddress address) {
        try (TopologySource source = sources.open(address)) {
            return source.status();
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a source must not fail but answer", e);
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
