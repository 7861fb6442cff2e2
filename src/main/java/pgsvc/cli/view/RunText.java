package pgsvc.cli.view;

import java.io.PrintStream;
import pgsvc.run.RunListener;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.Workload;

/// What a run tells while it goes on: a line for each thing that happens.
public final class RunText implements RunListener {
    private final PrintStream err;
    private final boolean talkative;

    /// @param talkative whether HAProxy's own lines are told too
    public RunText(PrintStream err, boolean talkative) {
        this.err = err;
        this.talkative = talkative;
    }

    @Override
    public void ready(Workload workload) {
        tell("ready: " + summary(workload));
    }

    @Override
    public void reloaded(Workload workload) {
        tell("reloaded: " + summary(workload));
    }

    @Override
    public void unchanged() {
        tell("the inventory changed, the services did not");
    }

    @Override
    public void refused(HaproxyException why) {
        tell("not reloaded: " + why.getMessage() + ". " + why.mend() + " The services are as before.");
    }

    /// Another member leads, whose cluster's roles are live.
    public void leads(String leader, String cluster) {
        tell(leader + " leads " + cluster);
    }

    /// The changed inventory has errors, which were told.
    public void broken() {
        tell("not reloaded: the inventory is wrong. The services are as before.");
    }

    @Override
    public void said(String line) {
        if (talkative) {
            err.println("haproxy: " + line);
        }
    }

    private static String summary(Workload workload) {
        int services = workload.services().size();
        return Counted.of(services, "service") + ", statistics on " + workload.statisticsUrl();
    }

    private void tell(String text) {
        err.println("pgsvc run: " + text);
    }
}
