package pgsvc.run;

import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.Workload;

/// Hears what a run does.
public interface RunListener {

    /// Every service's port accepts connections.
    void ready(Workload workload);

    /// A changed inventory is in force; every service's port accepts connections.
    void reloaded(Workload workload);

    /// The inventory changed but no service did.
    void unchanged();

    /// A changed inventory is not in force; what was served before is served on.
    void refused(HaproxyException why);

    /// HAProxy printed a line. Called from another thread.
    void said(String line);
}
