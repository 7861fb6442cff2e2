package pgsvc.hint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pgsvc.resolve.check.CheckPath;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.Silence;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// Members, a load balancer and a clock as a test wants them, and a hinter between them.
final class Stage implements TopologySource.Opener, Balancer, HintListener, InstantSource {
    private static final Silence REFUSES = new Silence(Silence.Kind.REFUSED, "refuses the connection");

    /// What members say when they are asked; one that is not here is silent.
    final Map<ApiAddress, MemberStatus> statuses = new LinkedHashMap<>();
    /// Answers to checks that differ from what Patroni would give by the status.
    final Map<String, Integer> answers = new LinkedHashMap<>();

    final List<String> told = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Duration slowness = Duration.ofMillis(2);
    boolean balancerGone;
    String objection = "";
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Set<ApiAddress> seen = new TreeSet<>(Comparator.comparing(ApiAddress::toString));
    private final Map<ApiAddress, MemberStatus> known = new LinkedHashMap<>();
    private final Hinter hinter = new Hinter(this, this, this, this);

    static ApiAddress address(int number) {
        return new ApiAddress(false, "10.10.10.1" + number, 8008);
    }

    static CheckedServer server(String service, int number, String check) {
        return new CheckedServer("pg-test-" + service, "pg-test-" + number, address(number), check);
    }

    static MemberStatus primary(long timeline) {
        return status(true, "primary", "running", timeline);
    }

    static MemberStatus replica(long timeline) {
        return status(false, "replica", "running", timeline);
    }

    static MemberStatus status(boolean passes, String role, String state, long timeline) {
        return new MemberStatus(
                passes,
                role,
                state,
                OptionalLong.of(timeline),
                Optional.of("pg-test"),
                Optional.empty(),
                Optional.of("3.0.2"),
                Map.of());
    }

    Stage is(int number, MemberStatus status) {
        statuses.put(address(number), status);
        return this;
    }

    Stage isSilent(int number) {
        statuses.remove(address(number));
        return this;
    }

    /// What was seen of the members until now.
    TopologySnapshot look() {
        seen.addAll(statuses.keySet());
        known.putAll(statuses);
        return snapshot(statuses);
    }

    TopologySnapshot snapshot(Map<ApiAddress, MemberStatus> answering) {
        return new TopologySnapshot(
                now,
                Optional.of("pg-test"),
                Optional.empty(),
                seen.stream().map(address -> observed(address, answering)).toList());
    }

    private ObservedMember observed(ApiAddress address, Map<ApiAddress, MemberStatus> answering) {
        SourceState source = answering.containsKey(address)
                ? new SourceState.Answering(now)
                : new SourceState.Silent(now, Optional.empty(), REFUSES);
        Optional<MemberStatus> status = Optional.ofNullable(answering.getOrDefault(address, known.get(address)));
        return new ObservedMember(
                address, Optional.empty(), status.flatMap(s -> listed(address, s)), status, Map.of(), source);
    }

    private static Optional<LiveMember> listed(ApiAddress address, MemberStatus status) {
        String role = status.tags().getOrDefault("listed", status.isPrimary() ? "leader" : status.role());
        return Optional.of(new LiveMember(
                address.host(),
                role,
                status.state(),
                address.host(),
                5432,
                Optional.of(address),
                status.timeline(),
                OptionalLong.empty(),
                Map.of()));
    }

    Optional<Duration> step(List<CheckedServer> servers) {
        return step(servers, look());
    }

    Optional<Duration> step(List<CheckedServer> servers, TopologySnapshot snapshot) {
        return hinter.step(servers, snapshot);
    }

    void balancerIsNew() {
        hinter.startAgain();
    }

    /// What was told since this was called last.
    List<String> newlyTold() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public TopologySource open(ApiAddress address) {
        return new Member(address);
    }

    /// Patroni's answer to a check by its status.
    int answer(ApiAddress address, String path) {
        @Nullable MemberStatus status = statuses.get(address);
        if (path.equals("/primary")) {
            return status != null && status.passesPrimary() ? 200 : 503;
        }
        Optional<Health> health = status == null
                ? Optional.empty()
                : Standing.of(status, listed(address, status))
                        .by(CheckPath.of(path).asked());
        return answers.getOrDefault(address.host() + path, health.equals(Optional.of(Health.UP)) ? 200 : 503);
    }

    private final class Member implements TopologySource {
        private final ApiAddress address;

        private Member(ApiAddress address) {
            this.address = address;
        }

        @Override
        public Answer<MemberStatus> status() {
            now = now.plus(slowness);
            asked.add(address.host());
            @Nullable MemberStatus status = statuses.get(address);
            return status == null ? new Answer.None<>(REFUSES) : new Answer.Given<>(status);
        }

        @Override
        public Answer<Integer> check(String path) {
            now = now.plus(slowness);
            asked.add(address.host() + path);
            return statuses.containsKey(address)
                    ? new Answer.Given<>(answer(address, path))
                    : new Answer.None<>(REFUSES);
        }

        @Override
        public Answer<LiveCluster> cluster() {
            return new Answer.None<>(REFUSES);
        }

        @Override
        public void close() {}
    }

    @Override
    public String tell(List<String> commands) throws IOException {
        if (balancerGone) {
            throw new IOException("Connection refused");
        }
        told.addAll(commands);
        return objection;
    }

    @Override
    public void hinted(List<Hint> hints, Duration after) {
        heard.add("hinted " + hints.size() + " after " + after.toMillis() + " ms");
    }

    @Override
    public void objected(List<Hint> hints, String why) {
        heard.add("objected: " + why);
    }

    @Override
    public void left(List<Hint> hints, String why) {
        heard.add("left " + hints.size() + ": " + why);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
