package pgsvc.cli.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pgsvc.cli.command.CommandException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.SourceWatch;
import pgsvc.plan.Desired;
import pgsvc.reconcile.Inventories;
import pgsvc.resolve.Resolution;

/// An inventory that is read again when its files change. What a program prints nobody tells of, so that one is
/// run each minute. While it is wrong the last one that was right holds.
final class WatchedInventory implements Inventories {
    private static final Duration BETWEEN_RUNS = Duration.ofMinutes(1);

    private final AgentInventory inventory;
    private final SourceWatch watch;
    private final boolean isProgram;
    private final Consumer<String> kept;
    private final InstantSource clock;
    /// What a program's last answer came to.
    private List<Desired> last;
    private Instant nextRun;
    private volatile boolean forced;

    /// @param first what was read already
    /// @param kept hears why the last one holds; what is wrong is told before
    WatchedInventory(AgentInventory inventory, Resolution first, Consumer<String> kept, InstantSource clock) {
        this.inventory = inventory;
        this.watch = new SourceWatch(inventory.path().orElseThrow());
        this.isProgram = inventory.isProgram();
        this.kept = kept;
        this.clock = clock;
        this.last = isProgram ? Pipeline.desired(first) : List.of();
        this.nextRun = clock.instant().plus(BETWEEN_RUNS);
    }

    /// It is to be read at the next look, whether it changed or not. May be called by any thread.
    void force() {
        forced = true;
    }

    @Override
    public Optional<Resolution> changed() {
        boolean changed = watch.hasChanged() || forced;
        forced = false;
        boolean runs = isProgram && !clock.instant().isBefore(nextRun);
        if (!changed && !runs) {
            return Optional.empty();
        }
        nextRun = clock.instant().plus(BETWEEN_RUNS);
        Optional<Resolution> read = read();
        return isProgram ? read.filter(another -> isNews(another) || changed) : read;
    }

    private boolean isNews(Resolution another) {
        List<Desired> before = last;
        last = Pipeline.desired(another);
        return !last.equals(before);
    }

    private Optional<Resolution> read() {
        try {
            Optional<Resolution> read = inventory.read();
            if (read.isEmpty()) {
                kept.accept("the inventory has the errors above");
            }
            return read;
        } catch (CommandException e) {
            kept.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
