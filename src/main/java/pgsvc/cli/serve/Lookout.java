package pgsvc.cli.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Session;
import pgsvc.cli.serve.action.Ground;
import pgsvc.cli.status.Looks;
import pgsvc.pipeline.Resolved;
import pgsvc.pipeline.SourceWatch;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import picocli.CommandLine.ParseResult;

/// Looks at everything again and again, and puts it on the board.
///
/// @param watch tells when to read the inventory again; absent when it cannot be read twice
record Lookout(Board board, Optional<SourceWatch> watch, ParseResult parsed, Session session) {

    /// At all clusters of an inventory; nothing when it says wrongly how a node is reached, which is told.
    static Optional<Looks> at(Resolution resolution, ParseResult parsed, Session session) throws CommandException {
        return Looks.at(resolution.inventory().clusters(), resolution, parsed, session);
    }

    /// @param pause from the end of one look to the beginning of the next, unless another leads meanwhile
    /// @param end when it is over
    void run(Looks first, Duration pause, CountDownLatch end) throws CommandException, InterruptedException {
        Looks looks = first;
        Arrivals arrivals = new Arrivals(new Ground(board::resolution, parsed, session));
        try (LeaderWatch leaders = new LeaderWatch(parsed, session)) {
            leaders.follow(board.resolution());
            while (end.getCount() > 0) {
                if (watch.isPresent() && watch.get().hasChanged()) {
                    looks = readAgain(leaders).orElse(looks);
                }
                long begin = System.nanoTime();
                Status status = looks.take();
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                board.seen(status, Instant.now(), took, arrivals.with(status));
                leaders.rest(pause);
            }
        }
    }

    /// A broken inventory is told of, here and on the page, and what was read before it holds.
    private Optional<Looks> readAgain(LeaderWatch leaders) {
        try {
            Resolved resolved = InventoryLoader.resolve(parsed, session);
            Optional<Resolution> resolution = InventoryLoader.withoutErrors(resolved, session);
            Optional<Looks> looks = resolution.isEmpty() ? Optional.empty() : at(resolution.get(), parsed, session);
            if (looks.isPresent()) {
                leaders.follow(resolution.get());
            }
            board.read(looks.isPresent() ? resolution : Optional.empty(), resolved.diagnostics());
            say("the inventory was read again" + (looks.isPresent() ? "" : "; it is wrong, and the former one holds"));
            return looks;
        } catch (CommandException e) {
            say(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Says something of what goes on here.
    void say(String words) {
        session.say("pgsvc serve: " + words);
    }
}
