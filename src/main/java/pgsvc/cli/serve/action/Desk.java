package pgsvc.cli.serve.action;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.serve.entry.Audit;
import pgsvc.cli.serve.entry.Caller;
import pgsvc.cli.serve.entry.SameOrigin;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// Where actions are asked for: looks at who asks and how, does one at a time, and writes each down.
public final class Desk {
    private final Works works;
    private final Audit audit;
    private final Semaphore free = new Semaphore(1);

    public Desk(Works works, Audit audit) {
        this.works = works;
        this.audit = audit;
    }

    /// The words of the actions that a caller may ask for.
    public static List<String> openTo(Caller caller) {
        return Arrays.stream(Action.values())
                .filter(action -> isOpen(action, caller))
                .map(Action::word)
                .toList();
    }

    private static boolean isOpen(Action action, Caller caller) {
        return caller.token().isPresent() && caller.role().covers(action.role());
    }

    /// What comes of a request that is not for reading.
    public Answer answer(Request request, Caller caller) {
        Optional<Order> order = Order.of(request, caller);
        if (order.isEmpty()) {
            return Answer.refusal(404, "there is no such action");
        }
        Optional<String> foreign = SameOrigin.refusal(request, caller);
        if (foreign.isPresent()) {
            return refused(order.get(), 403, foreign.get());
        }
        if (!isOpen(order.get().action(), caller)) {
            return refused(
                    order.get(),
                    403,
                    "the role " + caller.role().word() + " may not; it takes "
                            + order.get().action().role().word());
        }
        return inTurn(order.get());
    }

    private Answer inTurn(Order order) {
        if (!free.tryAcquire()) {
            return refused(order, 409, "another action is not done yet; try again when it is");
        }
        try {
            return done(order);
        } finally {
            free.release();
        }
    }

    private Answer done(Order order) {
        try {
            Came came = works.carryOut(order);
            audit.write(order.caller(), order.action().word(), came.object(), came.outcome());
            return came.answer();
        } catch (CommandException e) {
            int status = e.exitCode() == ExitCode.USAGE ? 400 : 502;
            return refused(order, status, String.valueOf(e.getMessage()));
        }
    }

    private Answer refused(Order order, int status, String why) {
        Came came = Came.refused(status, order.object(), why, List.of());
        audit.write(order.caller(), order.action().word(), came.object(), came.outcome());
        return came.answer();
    }
}
