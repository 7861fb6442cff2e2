package pgsvc.agent;

import java.util.List;
import pgsvc.hint.HintListener;
import pgsvc.hold.GuardListener;

/// Hears what an agent sees and does. Called by several threads.
public interface AgentListener extends HintListener, GuardListener {

    /// Who leads a cluster has changed, or is seen for the first time.
    ///
    /// @param leaders those that say so: one, for a moment none, and never two for long
    void leads(String cluster, List<String> leaders);

    /// The load balancer does not take commands.
    ///
    /// @param why in the system's words
    void balancerGone(String why);

    /// It takes commands, for the first time or again.
    ///
    /// @param pid the process that does
    void balancerAnswers(long pid);

    /// Another process takes its commands: it was reloaded or restarted.
    void balancerReplaced(long pid);
}
