package pgsvc.cli.view.switchover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import pgsvc.switchover.course.BalancerEnd;
import pgsvc.switchover.course.Ending;
import pgsvc.switchover.course.Milestones;

/// What a switchover was.
///
/// @param leader who led before
/// @param candidate who was to lead
/// @param leaders who say now that they lead
/// @param balancers how it ended at each load balancer, by node
public record CourseEnd(
        Ending ending,
        String leader,
        String candidate,
        List<String> leaders,
        Milestones milestones,
        SequencedMap<String, Balancer> balancers) {
    public CourseEnd {
        leaders = List.copyOf(leaders);
        balancers = new LinkedHashMap<>(balancers);
    }

    /// How it ended at one load balancer.
    public sealed interface Balancer {}

    /// It took part to the end.
    public record Reached(BalancerEnd end) implements Balancer {}

    /// It did not.
    ///
    /// @param why sentences, with what to do
    public record Lost(String why) implements Balancer {}

    /// Whether whom it was to make the leader leads.
    public boolean isLed() {
        return ending instanceof Ending.Led;
    }

    /// Whether every load balancer that was reached sends to the leader, too. What was not reached at all is told,
    /// and decides nothing.
    public boolean isWell() {
        return isLed()
                && balancers.values().stream()
                        .noneMatch(balancer -> balancer instanceof Reached(BalancerEnd end)
                                && end.serves().isEmpty());
    }

    /// How long nobody led; nothing where that is not known.
    public Optional<Duration> orphaned() {
        return milestones.newLeads().flatMap(led -> milestones.oldGone().map(led::minus));
    }

    /// How it ended, and who leads now.
    public String sentence() {
        return switch (ending) {
            case Ending.Led _ ->
                candidate + " leads"
                        + milestones
                                .newLeads()
                                .map(time -> ", after " + seconds(time))
                                .orElse("")
                        + "; nobody did for " + seconds(orphaned().orElse(Duration.ZERO)) + ".";
            case Ending.Refused(String words) -> words + mend(words) + "\n" + leadersNow();
            case Ending.Late(String words) -> candidate + " does not lead in time; " + words + ".\n" + leadersNow();
            case Ending.Interrupted _ -> "interrupted. Patroni goes on with what it was asked for. " + leadersNow();
        };
    }

    private static String mend(String words) {
        return words.startsWith("Patroni answers 401")
                ? ". Name who may, with --user, or with patroni_username and patroni_password in the inventory."
                : "";
    }

    private String leadersNow() {
        return leaders.isEmpty()
                ? "Nobody leads now."
                : String.join(" and ", leaders) + (leaders.size() == 1 ? " leads now." : " say that they lead.");
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
