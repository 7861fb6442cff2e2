package pgsvc.apply;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerStates;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.plan.Activation;
import pgsvc.target.Target;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// Brings files into force in the HAProxy that runs.
final class Activator {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /// A table without servers: HAProxy warns when the file is missing.
    private static final String NO_STATES = "1\n";

    private final Target target;

    Activator(Target target) {
        this.target = target;
    }

    /// @param observed what runs now, with its files
    /// @param after the services' files as they are now
    void activate(Activation activation, Observation observed, Map<String, String> after) throws TargetException {
        Optional<Running> running = observed.running();
        if (running.isEmpty()) {
            return;
        }
        switch (activation) {
            case Activation.None _ -> {}
            case Activation.Runtime runtime -> run(runtime.commands(), running.get());
            case Activation.Reload _ -> reload(observed, running.get(), after);
        }
    }

    private void run(List<String> commands, Running running) throws TargetException {
        for (String command : commands) {
            String answer = target.ask(running.statsSocket(), command).strip();
            if (!answer.isEmpty()) {
                throw TargetException.refused("HAProxy refuses \"" + command + "\": " + answer, "See what it says.");
            }
        }
    }

    private void reload(Observation observed, Running running, Map<String, String> after) throws TargetException {
        Optional<String> stateFile = observed.carriesStates() ? observed.stateFile() : Optional.empty();
        if (stateFile.isPresent()) {
            String states = target.ask(running.statsSocket(), "show servers state");
            target.write(stateFile.get(), ServerStates.carriedOver(states, servers(observed.files()), servers(after)));
        }
        if (running.masterSocket().isPresent()) {
            reloadBySocket(running.masterSocket().get());
        } else {
            reloadBySignal(running);
        }
        if (stateFile.isPresent()) {
            // At a cold start it would pin former leaders.
            target.write(stateFile.get(), NO_STATES);
        }
    }

    private void reloadBySocket(String socket) throws TargetException {
        Workers before = Workers.parse(target.ask(socket, "show proc"));
        String answer = "";
        try {
            answer = target.ask(socket, "reload");
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            // Up to 2.6 the master executes itself anew and drops the connection: its workers tell what came of it.
        }
        if (answer.contains("Success=0")) {
            throw TargetException.refused(
                    "HAProxy did not take the new configuration: " + answer.strip(), "See above.");
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Workers> now = workers(socket);
            if (now.isPresent() && now.get().current() != 0 && now.get().current() != before.current()) {
                return;
            }
            boolean failed = now.isPresent() && now.get().failedReloads() > before.failedReloads();
            if (failed || System.nanoTime() > end) {
                throw TargetException.refused(
                        "HAProxy did not take the new configuration", "Its log tells why: journalctl -u haproxy.");
            }
            pause();
        }
    }

    /// The master does not answer while it executes itself anew.
    private Optional<Workers> workers(String socket) throws TargetException {
        try {
            return Optional.of(Workers.parse(target.ask(socket, "show proc")));
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// SIGUSR2 makes a master reload, as systemd's unit does.
    private void reloadBySignal(Running running) throws TargetException {
        String before = processOf(running).orElse("");
        Result sent = target.run(List.of("kill", "-USR2", Long.toString(running.pid())));
        if (!sent.succeeded()) {
            throw TargetException.refused(
                    "cannot signal HAProxy's master: " + sent.output().strip(), "Apply as root (ansible_become).");
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (processOf(running).filter(now -> !now.equals(before)).isEmpty()) {
            if (System.nanoTime() > end) {
                throw TargetException.refused(
                        "no new worker of HAProxy answers", "Its log tells why: journalctl -u haproxy.");
            }
            pause();
        }
    }

    private Optional<String> processOf(Running running) throws TargetException {
        try {
            return target.ask(running.statsSocket(), "show info")
                    .lines()
                    .filter(line -> line.startsWith("Pid: "))
                    .findFirst();
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void pause() throws TargetException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw TargetException.refused("interrupted", "Apply again.");
        }
    }

    /// `section/server` to its address.
    private static Map<String, String> servers(Map<String, String> files) {
        Map<String, String> servers = new HashMap<>();
        for (String text : files.values()) {
            for (Section section : Section.parse(text)) {
                section.servers()
                        .forEach(
                                (name, words) -> servers.put(section.name().orElse("") + "/" + name, words.getFirst()));
            }
        }
        return servers;
    }
}
