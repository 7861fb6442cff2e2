package pgsvc.topology.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySource;

/// Asks one member again and again, a step at a time.
final class MemberPoll {
    private final ApiAddress address;
    private final TopologySource source;
    private final PollPlan plan;
    private final Board board;
    private final InstantSource clock;
    private int failures;
    private Optional<MemberStatus> last = Optional.empty();
    private Instant checkedAt = Instant.MIN;

    MemberPoll(ApiAddress address, TopologySource source, PollPlan plan, Board board, InstantSource clock) {
        this.address = address;
        this.source = source;
        this.plan = plan;
        this.board = board;
        this.clock = clock;
    }

    /// Asks once.
    ///
    /// @return how long to wait for the next step
    Duration step() {
        Answer<MemberStatus> answer = source.status();
        board.told(address, answer);
        return switch (answer) {
            case Answer.Given<MemberStatus>(MemberStatus status) -> answered(status);
            case Answer.None<MemberStatus> _ -> plan.afterFailures(++failures);
        };
    }

    private Duration answered(MemberStatus status) {
        boolean changed = failures > 0 || !last.equals(Optional.of(status));
        failures = 0;
        last = Optional.of(status);
        Instant now = clock.instant();
        if (!plan.checks().isEmpty()
                && (changed || Duration.between(checkedAt, now).compareTo(plan.slowest()) >= 0)) {
            checkedAt = now;
            board.checked(address, checks());
        }
        return pause();
    }

    private Duration pause() {
        if (board.isBetweenLeaders() && mayLead()) {
            return plan.eager();
        }
        return board.isCalmBeside(address, plan.slowest()) ? plan.calm() : plan.interval();
    }

    /// A leader that stops has no time for questions: others wait for it.
    private boolean mayLead() {
        return last.filter(status ->
                        status.state().equals("running") || status.state().equals("streaming"))
                .isPresent();
    }

    private Map<String, Integer> checks() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (String path : plan.checks()) {
            source.check(path).given().ifPresent(status -> statuses.put(path, status));
        }
        return statuses;
    }
}
