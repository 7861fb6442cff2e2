package pgsvc.cli.view.metrics;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import pgsvc.agent.AgentListener;
import pgsvc.hint.Hint;
import pgsvc.hold.Lease;

/// Counts what an agent tells HAProxy, and passes on all that it hears. Safe for use by several threads.
public final class HintMetrics implements AgentListener {
    private static final List<Double> BOUNDS = List.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private final AgentListener next;
    private final Tally hints = new Tally();
    private final Distribution detection = new Distribution(BOUNDS);
    private volatile OptionalInt balancer = OptionalInt.empty();

    /// @param next hears the same
    public HintMetrics(AgentListener next) {
        this.next = next;
    }

    void write(Exposition metrics, String node) {
        metrics.family(Family.LOAD_BALANCER_UP);
        balancer.ifPresent(up -> metrics.sample(up, List.of("node", node)));
        hints.write(Family.ROLE_HINTS_TOTAL, metrics);
        metrics.family(Family.DETECTION_SECONDS).histogram(detection.figures(), List.of());
    }

    private void count(List<Hint> said, String result) {
        said.forEach(hint -> hints.count(List.of(
                "service",
                hint.server().section(),
                "instance",
                hint.server().name(),
                "health",
                hint.health().word(),
                "result",
                result)));
    }

    @Override
    public void hinted(List<Hint> said, Duration after) {
        count(said, "told");
        detection.add(after);
        next.hinted(said, after);
    }

    @Override
    public void objected(List<Hint> said, String objection) {
        count(said, "objected");
        next.objected(said, objection);
    }

    @Override
    public void left(List<Hint> said, String why) {
        count(said, "left");
        next.left(said, why);
    }

    @Override
    public void leads(String cluster, List<String> leaders) {
        next.leads(cluster, leaders);
    }

    @Override
    public void balancerGone(String why) {
        balancer = OptionalInt.of(0);
        next.balancerGone(why);
    }

    @Override
    public void balancerAnswers(long pid) {
        balancer = OptionalInt.of(1);
        next.balancerAnswers(pid);
    }

    @Override
    public void balancerReplaced(long pid) {
        balancer = OptionalInt.of(1);
        next.balancerReplaced(pid);
    }

    @Override
    public void guards(Lease lease) {
        next.guards(lease);
    }

    @Override
    public void released(Lease lease, List<String> held, String why) {
        next.released(lease, held, why);
    }

    @Override
    public void cannotGuard(String why) {
        next.cannotGuard(why);
    }
}
