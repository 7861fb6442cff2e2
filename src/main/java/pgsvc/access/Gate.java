package pgsvc.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where names and passwords are looked at, one after the other: a hash keeps a processor busy, and nobody gets
/// past the limit by asking often at once.
public final class Gate {
    private final Supplier<Users> users;
    private final Attempts attempts;

    public Gate(WatchedUsers users, InstantSource clock) {
        this(users::now, clock);
    }

    private Gate(Supplier<Users> users, InstantSource clock) {
        this.users = users;
        this.attempts = new Attempts(clock);
    }

    /// One where no password is right.
    public static Gate withoutUsers(InstantSource clock) {
        Users nobody = new Users(List.of());
        return new Gate(() -> nobody, clock);
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
        Optional<User> user = users.get().authenticate(name, password);
        if (user.isEmpty()) {
            attempts.failed(who);
            return new Verdict.Wrong(users.get().named(name).map(User::name));
        }
        attempts.succeeded(who);
        return new Verdict.Welcome(user.get());
    }

    /// The users of now.
    public Users users() {
        return users.get();
    }
}
