package pgsvc.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.hint.Hint;
import pgsvc.hold.Lease;

class BalancerWatchTest {
    private final List<String> heard = new ArrayList<>();
    private long pid = 7;

    /// Keeps what it hears of the load balancer.
    private final class Ear implements AgentListener {
        @Override
        public void leads(String cluster, List<String> leaders) {}

        @Override
        public void balancerGone(String why) {
            heard.add("gone: " + why);
        }

        @Override
        public void balancerAnswers(long process) {
            heard.add("answers " + process);
        }

        @Override
        public void balancerReplaced(long process) {
            heard.add("replaced " + process);
        }

        @Override
        public void hinted(List<Hint> hints, Duration after) {}

        @Override
        public void objected(List<Hint> hints, String objection) {}

        @Override
        public void left(List<Hint> hints, String why) {}

        @Override
        public void guards(Lease lease) {}

        @Override
        public void released(Lease lease, List<String> held, String why) {}

        @Override
        public void cannotGuard(String why) {}
    }

    private final BalancerWatch watch = new BalancerWatch(this::pid, new Ear());

    private long pid() throws IOException {
        if (pid == 0) {
            throw new IOException("Connection refused");
        }
        return pid;
    }

    private boolean look(long now) {
        pid = now;
        return watch.isReplaced();
    }

    @Test
    void anotherProcessIsAnotherLoadBalancerAlsoAfterATimeWithoutAny() {
        assertThat(List.of(look(7), look(7), look(8), look(0), look(0), look(9), look(9)))
                .containsExactly(false, false, true, false, false, true, false);
        assertThat(heard).containsExactly("answers 7", "replaced 8", "gone: Connection refused", "replaced 9");
    }

    @Test
    void theSameProcessAfterATimeWithoutAnswersIsTheSameLoadBalancer() {
        assertThat(List.of(look(0), look(7), look(0), look(7))).containsExactly(false, false, false, false);
        assertThat(heard)
                .containsExactly("gone: Connection refused", "answers 7", "gone: Connection refused", "answers 7");
    }
}
