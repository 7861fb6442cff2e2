package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pgsvc.cli.view.Counted;
import pgsvc.load.ServicePort;
import pgsvc.sandbox.Progress;
import pgsvc.sandbox.Services;
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
        err.println("A sandbox in " + folder.path() + ": " + Counted.of(shape.clusters(), "cluster") + " of "
                + Counted.of(shape.nodes(), "instance")
                + (shape.proxyNodes() == 0 ? "" : " behind " + Counted.of(shape.proxyNodes(), "load balancer")));
    }

    @Override
    public void done(String what) {
        err.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begin) / 1e9, what));
    }

    /// What to type next.
    ///
    /// @param services as they can be asked; each is shown at the first node that serves it
    /// @param elsewhere whether the folder is not the usual one, so that each command has to name it
    public void ready(SandboxFolder folder, List<Services.Served> services, boolean elsewhere) {
        String dir = elsewhere ? " --dir " + folder.path() : "";
        int width = Math.max(COLUMN, LONGEST_COMMAND.length() + dir.length());
        Map<String, Services.Served> byName = new LinkedHashMap<>();
        services.forEach(served -> byName.putIfAbsent(served.port().name(), served));
        out.println();
        byName.values().forEach(served -> line(width, "psql " + url(served.port()), meaning(served)));
        out.println();
        line(width, "pgsvc sandbox status" + dir, "who leads, and where each service leads");
        line(width, LONGEST_COMMAND + dir, "what clients see of a switchover");
        line(width, "pgsvc sandbox reload" + dir, "after you edited " + folder.inventory());
        line(width, "pgsvc sandbox down" + dir, "the end of it");
    }

    private static String url(ServicePort port) {
        return "postgres://" + Database.USER + "@" + port.host() + ":" + port.port() + "/" + Database.NAME;
    }

    private static String meaning(Services.Served served) {
        String name = served.port().name();
        return switch (served.word()) {
            case "primary" -> name + ": reads and writes, through PgBouncer";
            case "replica" -> name + ": reads, through PgBouncer";
            case "standby" -> name + ": reads at a synchronous standby";
            case "default" -> name + ": reads and writes, at PostgreSQL itself";
            case "offline" -> name + ": long reads, away from the others";
            default -> name;
        };
    }

    private void line(int width, String command, String meaning) {
        out.println("  " + command + " ".repeat(Math.max(1, width + 1 - command.length())) + meaning);
    }
}
