package pgsvc.topology.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;

class PatroniRestTest {
    private static final PatroniRest.Credentials CREDENTIALS = new PatroniRest.Credentials("patroni", "s3cret:ü");

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void closeClient() {
        http.close();
    }

    @Test
    void theClusterIsAskedForWithoutAPasswordWhereNoneIsKnown() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(200, "{\"members\": []}")) {
            assertThat(anonymous(fake).cluster()).isEqualTo(new LiveCluster(List.of()));

            assertThat(fake.asked())
                    .containsExactly(new FakePatroni.Asked("GET", "/cluster", Optional.empty(), Optional.empty(), ""));
        }
    }

    @Test
    void theClusterIsReadFromTheAnswer() throws Exception {
        String answer = """
                {"members": [{"name": "pg-test-1", "role": "leader", "state": "running", "host": "127.0.0.11",
                 "port": 5432, "timeline": 3}], "scope": "pg-test"}
                """;
        try (FakePatroni fake = FakePatroni.answering(200, answer)) {
            assertThat(anonymous(fake).cluster())
                    .isEqualTo(new LiveCluster(List.of(new LiveMember(
                            "pg-test-1",
                            "leader",
                            "running",
                            "127.0.0.11",
                            5432,
                            OptionalLong.of(3),
                            OptionalLong.empty()))));
        }
    }

    @Test
    void anotherStatusThanOkayIsNoCluster() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(502, "")) {
            assertThatThrownBy(() -> anonymous(fake).cluster())
                    .isInstanceOf(IOException.class)
                    .hasMessage(fake.base() + "/cluster answers 502");
        }
    }

    @Test
    void nobodyAnswersWhereNoPatroniIs() throws Exception {
        URI gone;
        try (FakePatroni fake = FakePatroni.answering(200, "")) {
            gone = fake.base();
        }

        assertThatThrownBy(() -> new PatroniRest(http, gone, Optional.empty()).check("/primary"))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503, 404})
    void aCheckGivesTheStatus(int status) throws Exception {
        try (FakePatroni fake = FakePatroni.answering(status, "{\"state\": \"running\"}")) {
            assertThat(anonymous(fake).check("/read-only?lag=1MB")).isEqualTo(status);

            assertThat(fake.asked()).extracting(FakePatroni.Asked::path).containsExactly("/read-only?lag=1MB");
        }
    }

    @Test
    void aSwitchoverNamesBothAndWhoAsks() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(200, "Successfully switched over to \"pg-test-2\"\n")) {
            assertThat(known(fake).switchover("pg-test-1", Optional.of("pg-test-2")))
                    .isEqualTo("Successfully switched over to \"pg-test-2\"");

            assertThat(fake.asked())
                    .containsExactly(new FakePatroni.Asked(
                            "POST",
                            "/switchover",
                            Optional.of("Basic cGF0cm9uaTpzM2NyZXQ6w7w="),
                            Optional.of("application/json"),
                            "{\"leader\":\"pg-test-1\",\"candidate\":\"pg-test-2\"}"));
        }
    }

    @Test
    void withoutACandidatePatroniChooses() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(202, "Switchover scheduled")) {
            assertThat(known(fake).switchover("pg \"1\"", Optional.empty())).isEqualTo("Switchover scheduled");

            assertThat(fake.asked())
                    .extracting(FakePatroni.Asked::body)
                    .containsExactly("{\"leader\":\"pg \\\"1\\\"\"}");
        }
    }

    @Test
    void aRefusalIsToldInPatronisWords() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(412, "candidate name does not match with sync_standby\n")) {
            assertThatThrownBy(() -> known(fake).switchover("pg-test-1", Optional.of("pg-test-3")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Patroni answers 412: candidate name does not match with sync_standby");
        }
    }

    @Test
    void credentialsKeepTheirPassword() {
        assertThat(CREDENTIALS).hasToString("Credentials[user=patroni]");
    }

    private PatroniRest anonymous(FakePatroni fake) {
        return new PatroniRest(http, fake.base(), Optional.empty());
    }

    private PatroniRest known(FakePatroni fake) {
        return new PatroniRest(http, fake.base(), Optional.of(CREDENTIALS));
    }
}
