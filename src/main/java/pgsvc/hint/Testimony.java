package pgsvc.hint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySource;

/// What a member says when it is asked for a hint: of itself, and to check paths, as HAProxy asks them.
///
/// @param askedAt when asking began: what it says is no older
/// @param status what it says of itself
/// @param answers the statuses of the paths that were answered
record Testimony(Instant askedAt, MemberStatus status, Map<String, Integer> answers) {
    private static final int PASSES = 200;
    /// Patroni's answer of a member that is something else (its documentation, "Health check endpoints").
    private static final int FAILS = 503;

    Testimony {
        answers = Map.copyOf(answers);
    }

    /// Asks. What it says of itself is its answer to `/primary`, which need not be asked for again.
    ///
    /// @return nothing when it does not say what it is
    static Optional<Testimony> of(TopologySource member, List<String> paths, Instant now) {
        return member.status().given().map(status -> new Testimony(now, status, answers(status, member, paths)));
    }

    private static Map<String, Integer> answers(MemberStatus status, TopologySource member, List<String> paths) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (String path : paths) {
            if (path.equals("/primary")) {
                answers.put(path, status.passesPrimary() ? PASSES : FAILS);
            } else {
                member.check(path).given().ifPresent(answer -> answers.put(path, answer));
            }
        }
        return answers;
    }

    /// What its answer to a path says of its health; nothing without an answer, or with one of neither kind.
    Optional<Health> answer(String path) {
        return Optional.ofNullable(answers.get(path)).flatMap(Testimony::health);
    }

    private static Optional<Health> health(int answer) {
        return switch (answer) {
            case PASSES -> Optional.of(Health.UP);
            case FAILS -> Optional.of(Health.DOWN);
            default -> Optional.empty();
        };
    }
}
