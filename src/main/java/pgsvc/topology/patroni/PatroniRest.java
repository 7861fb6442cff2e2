package pgsvc.topology.patroni;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import pgsvc.topology.LiveCluster;

/// The REST API of one Patroni (Patroni's documentation, "Patroni REST API").
public final class PatroniRest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// Patroni answers a switchover when it is done.
    private static final Duration SWITCHOVER_PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Optional<Credentials> credentials;

    /// Who may ask for changes.
    public record Credentials(String user, String password) {
        String header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        /// Without the password.
        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }

    /// @param base such as `http://10.10.10.11:8008`
    public PatroniRest(HttpClient http, URI base, Optional<Credentials> credentials) {
        this.http = http;
        this.base = base;
        this.credentials = credentials;
    }

    /// The status of a check path such as `/primary`: 200 when the member is what it asks for.
    ///
    /// @throws IOException when there is no answer within three seconds
    public int check(String path) throws IOException, InterruptedException {
        return http.send(request(path, PATIENCE).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /// The cluster as this member sees it (`GET /cluster`).
    ///
    /// @throws IOException when there is no answer within three seconds, or none that can be read
    public LiveCluster cluster() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request("/cluster", PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(base + "/cluster answers " + answer.statusCode());
        }
        return ClusterJson.parse(answer.body());
    }

    /// Makes another member the leader (`POST /switchover`), and returns when Patroni says that it is.
    ///
    /// @param candidate who; Patroni chooses when absent
    /// @return Patroni's own words
    /// @throws IOException when Patroni refuses, with its words, or does not answer
    public String switchover(String leader, Optional<String> candidate) throws IOException, InterruptedException {
        String body = SwitchoverJson.of(leader, candidate);
        HttpRequest request = request("/switchover", SWITCHOVER_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Patroni answers " + answer.statusCode() + ": "
                    + answer.body().strip());
        }
        return answer.body().strip();
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
        credentials.ifPresent(c -> request.header("Authorization", c.header()));
        return request;
    }
}
