package pgsvc.apply.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.target.MemoryMachine;
import pgsvc.target.MemoryTarget;
import pgsvc.target.Target.Result;

class VerifierTest {

    /// As of a socket whose level the new base configuration has lowered: a reason to take all back, not to stop
    /// halfway.
    @Test
    void anAnswerThatIsNoTableIsWrong() throws Exception {
        MemoryTarget target = new MemoryTarget(
                "10.0.0.1", new MemoryMachine(), _ -> new Result(0, ""), (_, _) -> "Permission denied\n\n");

        assertThat(new Verifier(target, Duration.ZERO).wrong(List.of("listen a\n"), Optional.of("/run/stats.sock")))
                .contains("/run/stats.sock: HAProxy's answer is no table of statistics");
    }
}
