package pgsvc.cli.view.status;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.apply.running.OldWorker;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.model.Instance;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.pipeline.Pipeline;
import pgsvc.plan.Desired;
import pgsvc.plan.Planner;
import pgsvc.render.RenderedFile;
import pgsvc.resolve.Resolution;
import pgsvc.status.Look;
import pgsvc.status.Status;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.Silence;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;
import pgsvc.whatif.Simulated;

/// A primary and two replicas with the four default services, and what was seen of them.
public final class Scene {
    private static final String INVENTORY = """
            all:
              children:
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                    10.10.10.13: { pg_seq: 3, pg_role: replica, pg_offline_query: true }
                  vars: { pg_cluster: pg-test }
            """;
    private static final String HEADS =
            "# pxname,svname,type,status,weight,bck,scur,lastchg,check_status,check_code,last_chk\n";
    private static final String CARRYING = """
            global
                server-state-file /var/lib/haproxy/state
            defaults
                load-server-state-from-file global
            """;
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");
    /// What each load balancer says while pg-test-1 leads and nothing is wrong.
    public static final String HEALTHY = """
            primary,1,UP,100,0,4,300,L7OK,200,
            primary,2,DOWN,100,0,0,300,L7STS,503,Service Unavailable
            primary,3,DOWN,100,0,0,300,L7STS,503,Service Unavailable
            replica,1,UP,100,1,0,300,L7OK,200,
            replica,2,UP,100,0,2,300,L7OK,200,
            replica,3,UP,100,0,1,300,L7OK,200,
            default,1,UP,100,0,0,300,L7OK,200,
            default,2,DOWN,100,0,0,300,L7STS,503,Service Unavailable
            default,3,DOWN,100,0,0,300,L7STS,503,Service Unavailable
            offline,2,UP,100,1,0,300,L7OK,200,
            offline,3,UP,100,0,0,300,L7OK,200,
            """;

    public final Resolution resolution;
    private final SequencedMap<String, Look> looks = new LinkedHashMap<>();
    private final List<String> silent = new ArrayList<>();
    private String leader = "pg-test-1";

    public Scene() throws PatternException {
        resolution = Simulated.resolution(INVENTORY);
        Pipeline.desired(resolution).forEach(node -> at(node.node(), HEALTHY));
    }

    public Scene led(String instance) {
        leader = instance;
        return this;
    }

    public Scene silent(String instance) {
        silent.add(instance);
        return this;
    }

    /// @param statistics a line a server: service, number, status, weight, backup, sessions, seconds, and
    ///     what the last check gave: status, code, words
    public Scene at(String node, String statistics) {
        return at(node, statistics, files -> files, List.of());
    }

    public Scene at(String node, String statistics, UnaryOperator<String> files, List<OldWorker> oldWorkers) {
        return look(node, files, Optional.of(running(statistics)), Optional.of(CARRYING), oldWorkers);
    }

    Scene withPlainBase(String node) {
        return look(node, files -> files, Optional.of(running(HEALTHY)), Optional.of("global\n"), List.of());
    }

    public Scene stopped(String node) {
        return look(node, files -> files, Optional.empty(), Optional.of(CARRYING), List.of());
    }

    public Scene away(String node) {
        looks.put(node, new Look.Unreachable("ssh does not get through: No route to host", "See whether it is up."));
        return this;
    }

    private Scene look(
            String node,
            UnaryOperator<String> files,
            Optional<Running> running,
            Optional<String> base,
            List<OldWorker> oldWorkers) {
        Desired desired = Pipeline.desired(resolution).stream()
                .filter(d -> d.node().equals(node))
                .findFirst()
                .orElseThrow();
        Map<String, String> there = desired.files().stream()
                .collect(Collectors.toMap(RenderedFile::name, file -> files.apply(file.content())));
        Observation observed =
                new Observation(node, Site.withConfD("/etc/haproxy"), new TreeMap<>(there), base, running);
        looks.put(node, new Look.Seen(observed, Planner.plan(desired, observed, false), oldWorkers, List.of()));
        return this;
    }

    private static Running running(String statistics) {
        String table = HEADS + statistics.lines().map(Scene::row).collect(Collectors.joining("\n"));
        List<ServerStatus> servers = ServerStatus.parse(table);
        return new Running(
                7,
                8,
                "2.6.12",
                List.of("/etc/haproxy/haproxy.cfg", "/etc/haproxy/conf.d"),
                Optional.empty(),
                "/run/haproxy.sock",
                servers.stream().map(ServerStatus::section).collect(Collectors.toSet()),
                servers,
                DynamicServers.NONE);
    }

    private static String row(String line) {
        String[] cells = line.split(",", 3);
        return "pg-test-" + cells[0] + ",pg-test-" + cells[1] + ",2," + cells[2];
    }

    public Status status() {
        return Status.of(resolution, Map.of("pg-test", live()), looks);
    }

    TopologySnapshot live() {
        List<Instance> instances = resolution.inventory().clusters().getFirst().instances();
        List<LiveMember> listed = instances.stream().map(this::listed).toList();
        return new TopologySnapshot(
                AT,
                Optional.of("pg-test"),
                Optional.of(new TopologySnapshot.Listing(new LiveCluster(listed, false), AT)),
                listed.stream().map(this::observed).toList());
    }

    private LiveMember listed(Instance instance) {
        return new LiveMember(
                instance.name(),
                instance.name().equals(leader) ? "leader" : "replica",
                "running",
                instance.host(),
                5432,
                Optional.of(new ApiAddress(false, instance.host(), 8008)),
                OptionalLong.of(1),
                OptionalLong.empty(),
                Map.of());
    }

    private ObservedMember observed(LiveMember member) {
        boolean answers = !silent.contains(member.name());
        return new ObservedMember(
                member.api().orElseThrow(),
                Optional.of(member.name()),
                Optional.of(member),
                Stream.of(member)
                        .filter(_ -> answers)
                        .map(m -> new MemberStatus(
                                m.isLeader(),
                                m.isLeader() ? "primary" : "replica",
                                "running",
                                OptionalLong.of(1),
                                Optional.of("pg-test"),
                                Optional.of(m.name()),
                                Optional.empty(),
                                Map.of()))
                        .findFirst(),
                Map.of(),
                answers
                        ? new SourceState.Answering(AT)
                        : new SourceState.Silent(
                                AT, Optional.empty(), new Silence(Silence.Kind.REFUSED, "refuses the connection")));
    }

    static <T> String printed(T what, BiConsumer<PrintStream, T> view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        view.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8), what);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    String text() {
        return printed(status(), (out, status) -> new StatusText(out).print(status));
    }

    String json() {
        return printed(status(), (out, status) -> new StatusJson(out).print(status));
    }
}
