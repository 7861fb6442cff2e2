package pgsvc.cli.serve.entry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import pgsvc.access.Gate;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// Prometheus, which does not log in: it brings name and password of a user with each request (RFC 7617).
///
/// @param gate where they are looked at; nothing where whoever comes may have metrics
public record Scraper(Optional<Gate> gate) {
    private static final String SCHEME = "Basic ";

    /// Why it gets nothing; nothing when it does.
    public Optional<Answer> refusal(Request request) {
        return gate.flatMap(asked -> refusal(request, asked));
    }

    private static Optional<Answer> refusal(Request request, Gate gate) {
        Optional<String> given = request.header("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .flatMap(value -> decoded(value.substring(SCHEME.length())));
        int colon = given.map(text -> text.indexOf(':')).orElse(-1);
        if (colon < 0) {
            return Optional.of(unknown());
        }
        String text = given.orElseThrow();
        String address = request.from().getHostAddress();
        return switch (gate.check(text.substring(0, colon), text.substring(colon + 1), address)) {
            case Gate.Verdict.Welcome _ -> Optional.empty();
            case Gate.Verdict.Wrong _ -> Optional.of(unknown());
            case Gate.Verdict.Wait(var time) ->
                Optional.of(Answer.refusal(429, "too many attempts failed")
                        .with("Retry-After", Long.toString(time.toSeconds() + 1)));
        };
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Answer unknown() {
        return Answer.refusal(401, "name and password of a user are asked for")
                .with("WWW-Authenticate", "Basic realm=\"pgsvc\", charset=\"UTF-8\"");
    }
}
