package pgsvc.agent;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells systemd how the service fares that it started with `Type=notify` (sd_notify(3)): by the program
/// `systemd-notify`, since Java has no datagrams on unix sockets; the unit needs `NotifyAccess=all` for that.
/// Where nobody started it so, nothing is told.
public final class SystemdNotify {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Empty where nobody listens.
    private final String socket;
    private final Optional<Duration> pulse;
    private final Consumer<String> complaint;
    private final InstantSource clock;
    private Instant nextPulse = Instant.MIN;
    private boolean complained;

    private SystemdNotify(String socket, Optional<Duration> pulse, Consumer<String> complaint, InstantSource clock) {
        this.socket = socket;
        this.pulse = pulse;
        this.complaint = complaint;
        this.clock = clock;
    }

    /// The one that the environment names.
    ///
    /// @param complaint hears once why it cannot be told
    public static SystemdNotify of(Map<String, String> environment, Consumer<String> complaint, InstantSource clock) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        String watchdog = environment.getOrDefault("WATCHDOG_USEC", "");
        Optional<Duration> pulse = watchdog.matches("[1-9][0-9]{0,15}")
                ? Optional.of(Duration.ofNanos(Long.parseLong(watchdog) * 1000 / 3))
                : Optional.empty();
        return new SystemdNotify(socket, pulse, complaint, clock);
    }

    /// It serves.
    ///
    /// @param status in one line
    public void ready(String status) {
        tell("READY=1", "STATUS=" + status);
    }

    /// What it does now, in one line.
    public void status(String status) {
        tell("STATUS=" + status);
    }

    /// It reads its inventory again.
    public void reloading() {
        tell("RELOADING=1");
    }

    /// It ends.
    public void stopping() {
        tell("STOPPING=1");
    }

    /// All that it does goes on. To be called often; systemd is told three times in `WatchdogSec`.
    public synchronized void alive() {
        Instant now = clock.instant();
        if (pulse.isPresent() && !now.isBefore(nextPulse)) {
            nextPulse = now.plus(pulse.get());
            tell("WATCHDOG=1");
        }
    }

    private synchronized void tell(String... words) {
        if (socket.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("systemd-notify"));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("NOTIFY_SOCKET", socket);
            Process notify = builder.start();
            notify.getOutputStream().close();
            if (!notify.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                notify.destroyForcibly();
                complain("it takes longer than " + PATIENCE.toSeconds() + " s");
            } else if (notify.exitValue() != 0) {
                complain("it exits with " + notify.exitValue());
            }
        } catch (IOException e) {
            complain(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void complain(String why) {
        if (!complained) {
            complaint.accept("systemd is not told how this fares: systemd-notify: " + why);
        }
        complained = true;
    }
}
