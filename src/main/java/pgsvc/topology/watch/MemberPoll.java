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
import pgsvc.topology.Silence;
import pgsvc.topology.TopologySource;

/// Asks one member again and again, a step at a time.
final class MemberPoll {
    private static final int PASSES = 200;

    private final ApiAddress address;
    private final TopologySource source;
    private final PollPlan plan;
    private final Board board;
    private final InstantSource clock;
    private int failures;
    private Optional<MemberStatus> last = Optional.empty();
    private Instant askedInFull = Instant.MIN;
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
        Answer<MemberStatus> answer = ask();
        board.told(address, answer);
        return switch (answer) {
            case Answer.Given<MemberStatus>(MemberStatus status) -> answered(status);
            case Answer.None<MemberStatus> _ -> plan.afterFailures(++failures);
        };
    }

    /// Of one that leads it is enough, most of the time, that it still does: that answer is short, and known already.
    private Answer<MemberStatus> ask() {
        Instant now = clock.instant();
        Optional<MemberStatus> primary = last.filter(MemberStatus::isPrimary).filter(_ -> failures == 0);
        if (primary.isEmpty() || !now.isBefore(askedInFull.plus(plan.calm()))) {
            askedInFull = now;
            return source.status();
        }
        return switch (source.check("/primary")) {
            case Answer.Given<Integer>(Integer status) when status == PASSES -> new Answer.Given<>(primary.get());
            case Answer.Given<Integer> _ -> source.status();
            case Answer.None<Integer>(Silence why) -> new Answer.None<>(why);
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
        if (board.isNext(address)) {
            return plan.eager();
        }
        boolean isCalm = board.isCalm();
        if (board.leads(address)) {
            return plan.toLeader(isCalm);
        }
        boolean isOnItsWay = last.filter(status -> !status.isRunning()).isPresent();
        return isOnItsWay && !isCalm ? plan.interval() : plan.calm();
    }

    private Map<String, Integer> checks() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (String path : plan.checks()) {
            source.check(path).given().ifPresent(status -> statuses.put(path, status));
        }
        return statuses;
    }
}
