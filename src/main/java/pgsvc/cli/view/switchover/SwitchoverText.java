package pgsvc.cli.view.switchover;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.cli.view.Table;
import pgsvc.switchover.ByteCount;
import pgsvc.switchover.Effect;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.BalancerEnd;
import pgsvc.switchover.course.CourseListener;
import pgsvc.topology.LiveMember;
import pgsvc.whatif.Serving;

/// A switchover for a person: the beginning and the end on standard output, what happens meanwhile beside it. Safe
/// for use by several threads.
public final class SwitchoverText implements CourseListener {
    private static final String AT_ONCE = "  0.0 s  ";

    private final PrintStream out;
    private final PrintStream err;

    public SwitchoverText(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// It is not asked for.
    public void refused(String cluster, List<String> reasons) {
        err.println("pgsvc: no switchover of " + cluster + ":");
        reasons.forEach(reason -> err.println("  " + reason));
    }

    /// Nothing is to be done.
    public void isDone(String cluster, LiveMember leader) {
        out.println(leader.name() + " leads " + cluster + " already.");
    }

    /// What will be.
    public void begins(String cluster, Readiness.Ready who, List<Effect> effects) {
        out.println(cluster + ": " + who.leader().name() + " leads, and "
                + who.candidate().name() + " is to lead, "
                + behind(who.candidate().lag()) + " behind.");
        if (effects.isEmpty()) {
            out.println("Every service has as many servers then as now.");
        }
        effects.forEach(effect -> out.println("  " + effect.service() + ": " + servers(effect.after()) + " then, "
                + servers(effect.before()) + " now"));
        out.flush();
    }

    private static String behind(OptionalLong lag) {
        return lag.isPresent() ? ByteCount.told(lag.getAsLong()) : "nobody knows how far";
    }

    private static String servers(Serving serving) {
        return serving.isEmpty() ? "no server" : String.join(" and ", serving.all());
    }

    @Override
    public synchronized void asked() {
        err.println(AT_ONCE + "Patroni is asked");
    }

    @Override
    public synchronized void oldGone(Duration after) {
        err.println(time(after) + "the former leader leads no more");
    }

    @Override
    public synchronized void newLeads(Duration after) {
        err.println(time(after) + "the next one leads and takes writes");
    }

    @Override
    public synchronized void serves(String node, Duration after) {
        err.println(time(after) + node + " sends to it");
    }

    @Override
    public synchronized void remark(String node, String what) {
        err.println(node + ": " + what);
    }

    private static String time(Duration after) {
        return String.format(Locale.ROOT, "%5.1f s  ", after.toMillis() / 1000.0);
    }

    /// What it was.
    public void ends(String cluster, CourseEnd end) {
        if (end.isLed()) {
            out.println();
            out.println(end.sentence());
            table(cluster, end.balancers());
        } else {
            err.println("pgsvc: " + end.sentence());
        }
        end.balancers().forEach((node, balancer) -> {
            if (balancer instanceof CourseEnd.Lost(String why)) {
                err.println(node + ": " + why);
            }
        });
    }

    private void table(String cluster, Map<String, CourseEnd.Balancer> balancers) {
        if (balancers.isEmpty()) {
            out.println("No load balancer serves " + cluster + ".");
            return;
        }
        out.println();
        Table table = new Table("LOAD BALANCER", "SENDS TO IT AFTER", "NEW CONNECTIONS WAITED");
        balancers.forEach((node, balancer) -> {
            if (balancer instanceof CourseEnd.Reached(BalancerEnd end)) {
                table.row(node, end.serves().map(CourseEnd::seconds).orElse("not yet"), waited(end.held()));
            } else {
                table.row(node, "not known", "");
            }
        });
        table.print(out);
    }

    private static String waited(Optional<Duration> time) {
        return time.map(CourseEnd::seconds).orElse("no");
    }
}
