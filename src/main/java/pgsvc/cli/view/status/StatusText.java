package pgsvc.cli.view.status;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Status;

/// All of it for a person: a table a cluster, and below it only what is not as it should be.
public final class StatusText {
    private final PrintStream out;
    private boolean plain;

    public StatusText(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Status status) {
        plain = status.isWell();
        for (ClusterStatus cluster : status.clusters()) {
            new ClusterText(cluster).print(out);
            out.println();
        }
        NodeLines nodes = new NodeLines(status.loadBalancers());
        section("Load balancers that do not answer", nodes.away());
        section("Services without a server", ofAll(status, Troubles::empty));
        section("Services that do not run", ofAll(status, Troubles::missing));
        section("Differences between load balancers", ofAll(status, Troubles::differences));
        section("Out of service", ofAll(status, Troubles::out));
        section("Not as it was meant", nodes.drift());
        section("Notes", nodes.notes());
        if (plain) {
            out.println("All is as it was meant.");
        }
    }

    private static List<String> ofAll(Status status, Function<Troubles, List<String>> what) {
        List<String> lines = new ArrayList<>();
        status.clusters().forEach(cluster -> lines.addAll(what.apply(new Troubles(cluster))));
        return lines;
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            plain = false;
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
        }
    }
}
