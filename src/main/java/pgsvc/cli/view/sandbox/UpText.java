package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import java.util.Locale;
import pgsvc.sandbox.Progress;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.part.Database;

/// What `pgsvc sandbox up` tells: each step with its time, and at the end what to type.
public final class UpText implements Progress {
    private static final int COLUMN = 46;
    private static final String LONGEST_COMMAND = "pgsvc sandbox load --during switchover";

    private final PrintStream err;
    private final PrintStream out;
    private final long begin = System.nanoTime();

    public UpText(PrintStream err, PrintStream out) {
        this.err = err;
        this.out = out;
    }

    /// The first line.
    public void begins(SandboxFolder folder, Shape shape) {
        err.println("A sandbox in " + folder.path() + ": " + counted(shape.clusters(), "cluster") + " of "
                + counted(shape.nodes(), "instance")
                + (shape.proxyNodes() == 0 ? "" : " behind " + counted(shape.proxyNodes(), "load balancer")));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    @Override
    public void done(String what) {
        err.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begin) / 1e9, what));
    }

    /// What to type next.
    ///
    /// @param elsewhere whether the folder is not the usual one, so that each command has to name it
    public void ready(SandboxFolder folder, Layout layout, boolean elsewhere) {
        String dir = elsewhere ? " --dir " + folder.path() : "";
        int width = Math.max(COLUMN, LONGEST_COMMAND.length() + dir.length());
        out.println();
        Node first = layout.balancers().getFirst();
        line(width, "psql " + url(first, 5433), "the primary, through PgBouncer");
        line(width, "psql " + url(first, 5434), "a replica, through PgBouncer");
        if (layout.shape().sync()) {
            line(width, "psql " + url(first, 5435), "a synchronous standby");
        }
        line(width, "psql " + url(first, 5436), "the primary itself");
        line(width, "psql " + url(first, 5438), "for offline queries");
        out.println();
        line(width, "pgsvc sandbox status" + dir, "who leads, and where each service leads");
        line(width, LONGEST_COMMAND + dir, "what clients see of a switchover");
        line(width, "pgsvc sandbox reload" + dir, "after you edited " + folder.inventory());
        line(width, "pgsvc sandbox down" + dir, "the end of it");
    }

    private static String url(Node node, int port) {
        return "postgres://" + Database.USER + "@" + node.address() + ":" + port + "/" + Database.NAME;
    }

    private void line(int width, String command, String meaning) {
        out.println("  " + command + " ".repeat(Math.max(1, width + 1 - command.length())) + meaning);
    }
}
