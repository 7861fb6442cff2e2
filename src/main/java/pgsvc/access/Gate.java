package pgsvc.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where names and passwords are looked at, one after the other: a hash keeps a processor busy, and nobody gets
/// past the limit by asking often at once.
public final class Gate {
    private final WatchedUsers users;
    private final Attempts attempts;

    public Gate(WatchedUsers users, InstantSource clock) {
        this.users = users;
        this.attempts = new Attempts(clock);
    }

    /// What is said to whoever names a user and a password.
    public sealed interface Verdict {
        record Welcome(User user) implements Verdict {}

        /// @param name of a user who is there; what else was given as a name may be a password
        record Wrong(Optional<String> name) implements Verdict {}

        /// The password was not looked at.
        record Wait(Duration time) implements Verdict {}
    }

    /// @param address where it comes from
    public synchronized Verdict check(String name, String password, String address) {
        List<String> who = List.of("address " + address, "user " + name);
        Optional<Duration> wait = attempts.wait(who);
        if (wait.isPresent()) {
            return new Verdict.Wait(wait.get());
        }
        Optional<User> user = users.now().authenticate(name, password);
        if (user.isEmpty()) {
            attempts.failed(who);
            return new Verdict.Wrong(users.now().named(name).map(User::name));
        }
        attempts.succeeded(who);
        return new Verdict.Welcome(user.get());
    }

    /// The users of now.
    public Users users() {
        return users.now();
    }
}
