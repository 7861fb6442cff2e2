package pgsvc.access.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// Asks the provider, with bounds on what it may take and say. It follows no redirects.
final class Wire {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofSeconds(15);
    private static final long LONGEST = 1 << 20;

    private final HttpClient client;

    Wire(Optional<SSLContext> tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(builder::sslContext);
        client = builder.build();
    }

    /// An answer that is an object of JSON.
    record Said(int status, String text, Map<String, Object> object) {}

    Said get(URI uri) throws OidcException {
        Said said = send(uri, HttpRequest.newBuilder(uri));
        if (said.status() != 200) {
            throw OidcException.broken("the provider answers " + said.status() + " at " + uri);
        }
        return said;
    }

    /// @throws OidcException when no answer comes, it is too long, or no object
    Said send(URI uri, HttpRequest.Builder request) throws OidcException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request.header("Accept", "application/json").timeout(ALL).build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
        try {
            HttpResponse<String> came = answer.get(ALL.toSeconds(), TimeUnit.SECONDS);
            return new Said(came.statusCode(), came.body(), JSONObjectUtils.parse(came.body()));
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw OidcException.broken("the provider does not answer within " + ALL.toSeconds() + " s at " + uri);
        } catch (ExecutionException e) {
            throw OidcException.broken("the provider does not answer at " + uri + reason(e));
        } catch (ParseException _) {
            throw OidcException.broken("the provider's answer at " + uri + " is no JSON object");
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw OidcException.broken("this server ends");
        }
    }

    private static String reason(ExecutionException e) {
        return e.getCause() instanceof IOException cause && cause.getMessage() != null ? ": " + cause.getMessage() : "";
    }
}
