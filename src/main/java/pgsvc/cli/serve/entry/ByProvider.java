package pgsvc.cli.serve.entry;

import java.time.Duration;
import java.util.Optional;
import pgsvc.access.User;
import pgsvc.access.oidc.OidcException;
import pgsvc.access.oidc.Provider;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// A provider of OpenID Connect says who comes. Passwords go on beside it, and all that follows a log-in is theirs.
public final class ByProvider implements Entry {
    /// Where the way to the provider begins.
    public static final String BEGIN = "/login/oidc";
    /// Where it ends: the provider has to know this address.
    public static final String BACK = "/login/oidc/back";

    /// More of what a provider says is not shown.
    private static final int LONGEST = 300;

    private final Provider provider;
    private final ByPassword sessions;
    private final LoginPage page;
    private final Audit audit;
    private final boolean secret;

    /// @param passwords whether there are users with passwords
    public ByProvider(Provider provider, ByPassword sessions, boolean passwords, Audit audit) {
        this.provider = provider;
        this.sessions = sessions;
        this.page = new LoginPage(provider.registration().host(), passwords);
        this.audit = audit;
        this.secret = "https".equals(provider.registration().redirect().getScheme());
    }

    @Override
    public Optional<Caller> caller(Request request) {
        return sessions.caller(request);
    }

    @Override
    public boolean stays(Request request) {
        return sessions.stays(request);
    }

    @Override
    public Optional<Answer> own(Request request) {
        if (!request.method().equals("GET")) {
            return sessions.own(request);
        }
        return switch (request.path()) {
            case "/login" -> Optional.of(page.with(200, Optional.empty()));
            case BEGIN -> Optional.of(begin(request));
            case BACK -> Optional.of(back(request));
            default -> Optional.empty();
        };
    }

    private Answer begin(Request request) {
        try {
            Provider.Start start = provider.begin();
            return Answer.elsewhere(start.to().toString()).with("Set-Cookie", cookie(start.browser(), start.longest()));
        } catch (OidcException e) {
            return refused(request, "", e.isRefused(), e.why());
        }
    }

    private Answer back(Request request) {
        try {
            User user = provider.finish(new Provider.Return(
                    request.parameter("state").orElse(""),
                    request.cookie(cookie()).orElse(""),
                    request.parameter("code"),
                    request.parameter("iss"),
                    error(request)));
            return sessions.knows(user.name()) ? namesake(request, user) : welcome(request, user);
        } catch (OidcException e) {
            return refused(request, "", e.isRefused(), e.why());
        }
    }

    private static Optional<String> error(Request request) {
        return request.parameter("error").map(error -> {
            String more = request.parameter("error_description").orElse("");
            String all = more.isEmpty() ? error : error + ": " + more;
            return all.substring(0, Math.min(all.length(), LONGEST));
        });
    }

    private Answer namesake(Request request, User user) {
        return refused(
                request,
                user.name(),
                true,
                "a user with a password is called " + user.name() + ", too. Whoever runs pgsvc can remove that one "
                        + "(pgsvc user remove), or name another claim with --oidc-user");
    }

    private Answer welcome(Request request, User user) {
        audit.write(user.name(), request.from().getHostAddress(), "login", "oidc", "done");
        return sessions.vouched(request, user, LoginPage.onward());
    }

    private Answer refused(Request request, String user, boolean theirs, String why) {
        audit.write(user, request.from().getHostAddress(), "login", "oidc", "refused: " + why);
        return page.with(theirs ? 403 : 502, Optional.of(why));
    }

    /// Lax, since a browser brings it when it comes from the provider.
    private String cookie(String value, Duration age) {
        return cookie() + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secret ? "; Secure" : "");
    }

    private String cookie() {
        return secret ? "__Host-pgsvc-oidc" : "pgsvc-oidc";
    }

    @Override
    public Answer toStranger(Request request) {
        return sessions.toStranger(request);
    }
}
