package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.file.Section;
import pgsvc.plan.change.Change;

/// When a plan would destroy too much to be carried out unasked.
final class Guards {
    private static final int MOST_PERCENT = 30;
    /// A node with few services loses a large share of them with any.
    private static final int FEW = 3;
    private static final String SURE = "Add --force when that is what you want.";

    private Guards() {}

    /// @param services how many pgsvc has on the target now
    static List<Guard> of(List<Change> changes, int services) {
        List<Guard> guards = new ArrayList<>();
        tooMany(changes, services).ifPresent(guards::add);
        for (Change change : changes) {
            lastServer(change).ifPresent(guards::add);
            liveSessions(change).ifPresent(guards::add);
        }
        return guards;
    }

    private static Optional<Guard> tooMany(List<Change> changes, int services) {
        long removed = changes.stream().filter(Change.Delete.class::isInstance).count();
        boolean many = removed > FEW && removed * 100 > (long) services * MOST_PERCENT;
        return many
                ? Optional.of(new Guard(removed + " of " + services + " services would be removed", SURE, true))
                : Optional.empty();
    }

    private static Optional<Guard> lastServer(Change change) {
        return change instanceof Change.Update update && servers(update.before()) > 0 && servers(update.after()) == 0
                ? Optional.of(new Guard(
                        change.file() + " would lose its last server: its clients would be accepted and dropped",
                        SURE,
                        true))
                : Optional.empty();
    }

    private static int servers(String text) {
        return Section.parse(text).stream().mapToInt(s -> s.servers().size()).sum();
    }

    private static Optional<Guard> liveSessions(Change change) {
        return change instanceof Change.Delete && change.sessions() > 0
                ? Optional.of(new Guard(
                        change.file() + " would be removed while " + change.sessions() + " sessions use it",
                        SURE,
                        true))
                : Optional.empty();
    }
}
