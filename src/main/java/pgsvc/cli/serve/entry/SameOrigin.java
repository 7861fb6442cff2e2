package pgsvc.cli.serve.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import pgsvc.web.Request;

/// Whether a change was asked for by this server's own page, or by a program that means it, and not by a foreign
/// page in a user's browser (CSRF).
public final class SameOrigin {
    /// The header that brings the token along.
    public static final String TOKEN = "X-Pgsvc-Token";

    static final String REFUSAL = "the request does not come from this page: it lacks the token of the session, "
            + "or a header Origin that names this server";

    private SameOrigin() {}

    /// By what browsers say of themselves; a program says Origin, too.
    static boolean is(Request request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin");
        }
        Optional<String> host = request.header("Host");
        return host.isPresent()
                && request.header("Origin")
                        .filter(origin -> isOf(origin, host.get()))
                        .isPresent();
    }

    /// A proxy before this server may speak TLS for it.
    private static boolean isOf(String origin, String host) {
        return origin.equals("https://" + host) || origin.equals("http://" + host);
    }

    /// The same, and that it brings the token of whoever asks.
    static boolean isMeant(Request request, Caller caller) {
        return is(request)
                && request.header(TOKEN)
                        .flatMap(given -> caller.token().filter(token -> isEqual(given, token)))
                        .isPresent();
    }

    private static boolean isEqual(String given, String token) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /// Why it is refused; nothing when it is meant.
    public static Optional<String> refusal(Request request, Caller caller) {
        return isMeant(request, caller) ? Optional.empty() : Optional.of(REFUSAL);
    }
}
