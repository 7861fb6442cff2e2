package pgsvc.cli.serve.entry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import pgsvc.access.Gate;
import pgsvc.access.Logins;
import pgsvc.access.User;
import pgsvc.cli.view.serve.CredentialsJson;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// Users log in with a password, and are known by a cookie then.
public final class ByPassword implements Entry {
    /// Where they do so.
    public static final String LOGIN = "/api/v1/login";
    /// Where they leave.
    public static final String LOGOUT = "/api/v1/logout";

    private final Gate gate;
    private final Logins logins;
    private final Audit audit;

    public ByPassword(Gate gate, InstantSource clock, Audit audit) {
        this.gate = gate;
        this.logins = new Logins(clock);
        this.audit = audit;
    }

    @Override
    public Optional<Caller> caller(Request request) {
        return secret(request)
                .flatMap(secret -> logins.use(secret, gate.users()))
                .map(entered -> new Caller(
                        Optional.of(entered.user().name()),
                        entered.user().role(),
                        request.from().getHostAddress(),
                        Optional.of(entered.token()),
                        true));
    }

    @Override
    public boolean stays(Request request) {
        return secret(request)
                .filter(secret -> logins.holds(secret, gate.users()))
                .isPresent();
    }

    private static Optional<String> secret(Request request) {
        return request.cookie(cookie(request));
    }

    /// A browser takes a cookie with this prefix over TLS only, and from this very host.
    private static String cookie(Request request) {
        return request.secret() ? "__Host-pgsvc" : "pgsvc";
    }

    @Override
    public Optional<Answer> own(Request request) {
        if (request.isForReading()) {
            return Optional.empty();
        }
        return switch (request.path()) {
            case LOGIN -> Optional.of(login(request));
            case LOGOUT -> Optional.of(logout(request));
            default -> Optional.empty();
        };
    }

    private Answer login(Request request) {
        if (!SameOrigin.is(request)) {
            return refused(request, "", 403, SameOrigin.REFUSAL);
        }
        return CredentialsJson.read(request.body())
                .map(given -> login(request, given))
                .orElseGet(() -> refused(request, "", 400, "a user and a password are asked for, as JSON"));
    }

    private Answer login(Request request, CredentialsJson given) {
        String address = request.from().getHostAddress();
        return switch (gate.check(given.user(), given.password(), address)) {
            case Gate.Verdict.Wrong(var name) ->
                refused(request, name.orElse(""), 401, "there is no such user with such a password");
            case Gate.Verdict.Wait(var time) ->
                refused(request, "", 429, "too many attempts failed; wait " + seconds(time) + " s")
                        .with("Retry-After", Long.toString(seconds(time)));
            case Gate.Verdict.Welcome(var user) -> welcome(request, user);
        };
    }

    private static long seconds(Duration time) {
        return time.toSeconds() + 1;
    }

    private Answer refused(Request request, String user, int status, String why) {
        audit.write(user, request.from().getHostAddress(), "login", "", "refused: " + why);
        return Answer.refusal(status, why);
    }

    private Answer welcome(Request request, User user) {
        audit.write(user.name(), request.from().getHostAddress(), "login", "", "done");
        return Answer.json("{ \"ok\": true }\n")
                .with("Set-Cookie", cookie(request, logins.begin(user), Logins.LONGEST));
    }

    /// Lets somebody in whom a provider named.
    Answer vouched(Request request, User user, Answer answer) {
        return answer.with("Set-Cookie", cookie(request, logins.beginVouched(user), Logins.LONGEST));
    }

    /// Whether a user of the file is called so.
    boolean knows(String name) {
        return gate.users().named(name).isPresent();
    }

    private Answer logout(Request request) {
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty() || !SameOrigin.isMeant(request, caller.get())) {
            return Answer.refusal(403, SameOrigin.REFUSAL);
        }
        secret(request).ifPresent(logins::end);
        audit.write(caller.get(), "logout", "", "done");
        return Answer.json("{ \"ok\": true }\n").with("Set-Cookie", cookie(request, "", Duration.ZERO));
    }

    private static String cookie(Request request, String value, Duration age) {
        return cookie(request) + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (request.secret() ? "; Secure" : "");
    }

    @Override
    public Answer toStranger(Request request) {
        return request.path().equals("/") ? Answer.elsewhere("/login") : Answer.refusal(401, "log in first");
    }
}
