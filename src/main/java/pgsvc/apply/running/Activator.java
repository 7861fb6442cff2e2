package pgsvc.apply.running;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.Info;
import pgsvc.haproxy.runtime.ServerCommand;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.haproxy.runtime.states.ServerStates;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.plan.change.Activation;
import pgsvc.target.Target;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// Brings files into force in the HAProxy that runs.
public final class Activator {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String UNIT = "haproxy";

    private final Target target;
    private final ReloadWay way;

    /// @param way how a HAProxy is reloaded
    public Activator(Target target, ReloadWay way) {
        this.target = target;
        this.way = way;
    }

    /// Does it.
    ///
    /// @param observed what runs now, with its files
    /// @param after the files as they are now
    /// @return how they came into force: a change that HAProxy did not take while it runs takes a reload
    public Activation activate(Activation activation, Observation observed, Observation after) throws TargetException {
        Optional<Running> running = observed.running();
        if (running.isEmpty()) {
            return activation;
        }
        return switch (activation) {
            case Activation.None none -> none;
            case Activation.Runtime runtime -> run(runtime, running.get(), after);
            case Activation.Reload reload -> {
                reload(observed, running.get(), after);
                yield reload;
            }
        };
    }

    private Activation run(Activation.Runtime runtime, Running running, Observation after) throws TargetException {
        Optional<String> objection = new RuntimeChange(target, running.statsSocket()).run(runtime.commands());
        if (objection.isEmpty()) {
            return runtime;
        }
        // Servers that came have states worth carrying over; no server's address is another one.
        reload(after, running, after);
        return new Activation.Reload(objection.get());
    }

    /// Lets servers that were about to go have connections again: a reload would carry over that they may not.
    ///
    /// @param servers by `section/server`
    public void readmit(Set<String> servers, Running running) throws TargetException {
        for (ServerStatus status : running.servers()) {
            String server = status.section() + "/" + status.server();
            boolean drained = status.status().startsWith("DRAIN");
            if (servers.contains(server) && (drained || status.status().startsWith("MAINT"))) {
                target.ask(running.statsSocket(), ServerCommand.readmit(server, !drained));
            }
        }
    }

    static List<ServerStatus> statistics(Target target, String socket) throws TargetException {
        try {
            return ServerStatus.parse(target.ask(socket, "show stat"));
        } catch (IllegalArgumentException e) {
            throw TargetException.refused(socket + ": " + e.getMessage(), "See whether HAProxy listens there.");
        }
    }

    private void reload(Observation observed, Running running, Observation after) throws TargetException {
        // The new worker reads what the base says now, also where it did not say so before.
        Optional<String> stateFile = after.carriesStates() ? after.stateFile() : Optional.empty();
        Optional<String> states = stateFile.isPresent() ? states(running) : Optional.empty();
        if (states.isPresent()) {
            target.write(
                    stateFile.get(),
                    ServerStates.carriedOver(
                            states.get(),
                            observed.files().values(),
                            after.files().values()));
        }
        switch (way(running)) {
            case FOUND_OUT, SIGNAL ->
                reloadByCommand(List.of("kill", "-USR2", Long.toString(running.pid())), running, after);
            case SYSTEMD -> reloadByCommand(List.of("systemctl", "reload", UNIT), running, after);
            case MASTER -> reloadBySocket(masterSocket(running));
        }
        if (states.isPresent()) {
            // At a cold start it would pin former leaders.
            target.write(stateFile.get(), ServerStates.NONE);
        }
    }

    /// A worker that takes no commands itself answers its master; without one, nobody knows.
    private Optional<String> states(Running running) throws TargetException {
        if (!running.isSilent()) {
            return Optional.of(target.ask(running.statsSocket(), "show servers state"));
        }
        return running.masterSocket().isPresent()
                ? Optional.of(target.ask(running.masterSocket().get(), "@1 show servers state"))
                : Optional.empty();
    }

    private void reloadBySocket(String socket) throws TargetException {
        Workers before = Workers.parse(target.ask(socket, "show proc"));
        // Up to 2.6 the master executes itself anew and drops the connection: its workers tell what came of it.
        String answer = askIfItAnswers(socket, "reload").orElse("");
        if (answer.contains("Success=0")) {
            throw TargetException.refused(
                    "HAProxy did not take the new configuration: " + answer.strip(), "See above.");
        }
        boolean replaced = within(PATIENCE, () -> {
            Optional<Workers> now = askIfItAnswers(socket, "show proc").map(Workers::parse);
            boolean done = now.filter(workers -> workers.replaced(before)).isPresent();
            if (!done && now.filter(workers -> workers.failedSince(before)).isPresent()) {
                throw notTaken();
            }
            return done;
        });
        if (!replaced) {
            throw notTaken();
        }
    }

    private static TargetException notTaken() {
        return TargetException.refused(
                "HAProxy did not take the new configuration", "Its log tells why: journalctl -u haproxy.");
    }

    /// Nobody answers for a moment while HAProxy reloads; a connection that is lost is another thing.
    private Optional<String> askIfItAnswers(String socket, String command) throws TargetException {
        try {
            return Optional.of(target.ask(socket, command));
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private ReloadWay way(Running running) throws TargetException {
        if (way != ReloadWay.FOUND_OUT) {
            return way;
        }
        if (running.masterSocket().isPresent()) {
            return ReloadWay.MASTER;
        }
        Result main = target.run(List.of("systemctl", "show", "-p", "MainPID", "--value", UNIT));
        boolean isSystemds = main.succeeded() && main.output().strip().equals(Long.toString(running.pid()));
        return isSystemds ? ReloadWay.SYSTEMD : ReloadWay.SIGNAL;
    }

    private static String masterSocket(Running running) throws TargetException {
        return running.masterSocket()
                .orElseThrow(() -> TargetException.refused(
                        "HAProxy was started without a master's socket (-S)", "Let it be found out how to reload."));
    }

    /// A signal makes a master reload (SIGUSR2), and so does systemd's unit.
    private void reloadByCommand(List<String> command, Running running, Observation after) throws TargetException {
        String before =
                running.isSilent() ? "" : processOf(running.statsSocket()).orElse("");
        Result sent = target.run(command);
        if (!sent.succeeded()) {
            throw TargetException.refused(
                    "HAProxy cannot be reloaded (" + String.join(" ", command) + "): "
                            + sent.output().strip(),
                    "Apply as root (ansible_become).");
        }
        Optional<String> socket = after.base().flatMap(Observer::statsSocket);
        if (socket.isEmpty()) {
            // It will not tell.
            return;
        }
        boolean replaced = within(
                PATIENCE,
                () -> processOf(socket.get()).filter(now -> !now.equals(before)).isPresent());
        if (!replaced) {
            throw TargetException.refused(
                    "no new worker of HAProxy answers", "Its log tells why: journalctl -u haproxy.");
        }
    }

    private Optional<String> processOf(String socket) throws TargetException {
        return askIfItAnswers(socket, "show info").flatMap(info -> Info.field(info, "Pid"));
    }

    /// Waits for what HAProxy is about to do. Whoever is interrupted has it taken back.
    ///
    /// @return whether it did it in that time
    static boolean within(Duration patience, Waiting.Condition<TargetException> condition) throws TargetException {
        try {
            return Waiting.until(condition, patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw TargetException.refused("interrupted", "Apply again.");
        }
    }
}
