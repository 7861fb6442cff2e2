package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pgsvc.concurrent.Waiting;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.load.Load;
import pgsvc.load.LoadPlan;
import pgsvc.load.ServicePort;
import pgsvc.load.history.Outcome;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.Answers;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.Shutdown;
import pgsvc.sandbox.Startup;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.Programs;

/// A sandbox for the tests of one class.
final class LiveSandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Sandbox sandbox;
    final SandboxFolder folder;
    private final List<String> progress;

    private LiveSandbox(Sandbox sandbox, SandboxFolder folder, List<String> progress) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.progress = progress;
    }

    static LiveSandbox up(Shape shape) throws Exception {
        return up(shape, false, System.getenv());
    }

    static LiveSandbox upWithAgents(Shape shape) throws Exception {
        return up(shape, true, System.getenv());
    }

    /// With agents, and HAProxy 3.0 in the place of the system's; skipped where that cannot be had.
    static LiveSandbox upWithAgentsAndHaproxy30(Shape shape) throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PGSVC_HAPROXY", Haproxy30.program().toString());
        return up(shape, true, environment);
    }

    private static LiveSandbox up(Shape shape, boolean agents, Map<String, String> environment) throws Exception {
        requirePrograms();
        SandboxFolder folder = new SandboxFolder(newFolder());
        List<String> progress = new ArrayList<>();
        Sandbox sandbox = new Startup(folder, shape, environment, progress::add)
                .withAgents(agents)
                .up();
        return new LiveSandbox(sandbox, folder, progress);
    }

    static void requirePrograms() {
        try {
            Programs _ = Programs.find(System.getenv());
        } catch (SandboxException e) {
            abort(e.getMessage() + ". " + e.mend());
        }
    }

    /// One that PostgreSQL's own user can enter.
    static Path newFolder() throws IOException {
        return Files.createTempDirectory(
                        "sandbox", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")))
                .resolve("s");
    }

    /// What lets a command change things through Patroni.
    Map<String, String> credentials() throws SandboxException {
        return Map.of("PGSVC_PATRONI_PASSWORD", folder.read().secrets().rest());
    }

    Node.Instance instance(String name) {
        return (Node.Instance) sandbox.layout().node(name).orElseThrow();
    }

    Resolution inventory() throws PatternException {
        return Pipeline.resolve(folder.inventory().toString(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow();
    }

    /// Changes the inventory as a user would, and reloads.
    void edit(String from, String to) throws Exception {
        String text = Files.readString(folder.inventory());
        assertThat(text).contains(from);
        Files.writeString(folder.inventory(), text.replace(from, to));
        var _ = sandbox.reload(inventory());
        sandbox.awaitSettled();
    }

    List<Services.Served> services() throws PatternException {
        return Services.of(inventory(), sandbox.layout());
    }

    List<Services.Served> services(String name) throws PatternException {
        return services().stream().filter(s -> s.port().name().equals(name)).toList();
    }

    /// Who answers at a service, at each of its load balancers; `none` where nobody does.
    Set<String> answers(String service) throws Exception {
        return Answers.ask(services(service), sandbox.layout()).values().stream()
                .map(LiveSandbox::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Who answers when each load balancer is asked as often.
    Set<String> answers(String service, int times) throws Exception {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < times; i++) {
            all.addAll(answers(service));
        }
        return all;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String instance, boolean inRecovery) ->
                instance + (inRecovery ? " reads" : " writes");
            case Outcome.Failed _ -> "none";
        };
    }

    /// Waits until a service is answered so at each load balancer.
    void awaitAnswers(String service, String... expected) throws Exception {
        Set<String> wanted = Set.of(expected);
        List<Services.Served> served = services(service);
        boolean reached = Waiting.until(
                () -> Answers.ask(served, sandbox.layout()).values().stream()
                        .map(LiveSandbox::word)
                        .collect(Collectors.toSet())
                        .equals(wanted),
                PATIENCE);
        assertThat(reached)
                .as("%s is answered by %s; now by %s", service, wanted, answers(service))
                .isTrue();
    }

    /// Waits until one load balancer's service is answered so.
    void awaitAnswersAt(String node, String service, String expected) throws Exception {
        List<Services.Served> served = services(service).stream()
                .filter(s -> s.node().name().equals(node))
                .toList();
        assertThat(served).hasSize(1);
        boolean reached = Waiting.until(
                () -> Answers.ask(served, sandbox.layout()).values().stream()
                        .allMatch(outcome -> word(outcome).equals(expected)),
                PATIENCE);
        assertThat(reached)
                .as("%s at %s is answered by %s", service, node, expected)
                .isTrue();
    }

    /// How often each answers when each load balancer is asked as often, one after the other.
    Map<String, Long> counts(String service, int times) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Answers.ask(services(service), sandbox.layout()).values().forEach(outcome -> all.add(word(outcome)));
        }
        return all.stream().collect(Collectors.groupingBy(w -> w, Collectors.counting()));
    }

    void kill(Node node) throws Exception {
        assertThat(sandbox.kill(node, Optional.empty())).isNotEmpty();
    }

    void restore() throws Exception {
        Map<Node, ?> started = sandbox.restore(sandbox.layout().nodes(), inventory(), progress::add);
        assertThat(started).isNotEmpty();
        sandbox.awaitSettled();
    }

    /// A load on a cluster's primary service through one node.
    Load load(String cluster, Node through, Duration duration) throws Exception {
        return new Load(plan(cluster, through, duration));
    }

    /// The plan of the same.
    LoadPlan plan(String cluster, Node through, Duration duration) throws Exception {
        ServicePort writer = services(cluster + "-primary").stream()
                .filter(s -> s.node().equals(through))
                .findFirst()
                .orElseThrow()
                .port();
        return LoadPlan.of(writer, List.of(), Answers.login()).withDuration(duration);
    }

    @Override
    public void close() throws Exception {
        sandbox.close();
        assertThat(new Shutdown(folder).down()).isTrue();
        Files.delete(folder.path().getParent());
    }
}
