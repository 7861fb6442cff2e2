package pgsvc.agent;

import java.io.IOException;
import java.util.OptionalLong;

/// Notices that the load balancer was reloaded or restarted, or is away: a look at a time. Not safe for use by several
/// threads.
final class BalancerWatch {
    private final Process process;
    private final AgentListener listener;
    private OptionalLong pid = OptionalLong.empty();
    private boolean gone;

    /// The process behind the socket.
    interface Process {
        long pid() throws IOException;
    }

    BalancerWatch(Process process, AgentListener listener) {
        this.process = process;
        this.listener = listener;
    }

    /// Looks.
    ///
    /// @return whether it is another one than at the last look that found one
    boolean isReplaced() {
        try {
            return sees(process.pid());
        } catch (IOException e) {
            if (!gone) {
                listener.balancerGone(String.valueOf(e.getMessage()));
            }
            gone = true;
            return false;
        }
    }

    private boolean sees(long now) {
        boolean first = pid.isEmpty();
        boolean replaced = !first && pid.getAsLong() != now;
        if (replaced) {
            listener.balancerReplaced(now);
        } else if (first || gone) {
            listener.balancerAnswers(now);
        }
        pid = OptionalLong.of(now);
        gone = false;
        return replaced;
    }
}
