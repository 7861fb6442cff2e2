package pgsvc.topology.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.Silence;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Credentials;
import pgsvc.topology.rest.Limits;

class PatroniRestTest {
    private static final Credentials CREDENTIALS = new Credentials("patroni", "s3cret:ü");

    @Test
    void theClusterIsAskedForWithoutAPassword() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(200, "{\"members\": []}")) {
            assertThat(known(fake).cluster()).isEqualTo(new Answer.Given<>(new LiveCluster(List.of(), false)));

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
            LiveMember leader = new LiveMember(
                    "pg-test-1",
                    "leader",
                    "running",
                    "127.0.0.11",
                    5432,
                    Optional.empty(),
                    OptionalLong.of(3),
                    OptionalLong.empty(),
                    Map.of());
            assertThat(open(fake).cluster()).isEqualTo(new Answer.Given<>(new LiveCluster(List.of(leader), false)));
        }
    }

    @Test
    void aMemberTellsWhatItIsAlsoWhenItIsNotThePrimary() throws Exception {
        String answer = """
                {"state": "running", "role": "replica", "timeline": 4, "xlog": {"received_location": 67108960},
                 "replication": [{"usename": "replicator"}], "tags": {"nofailover": true},
                 "patroni": {"version": "4.0.4", "scope": "pg-test", "name": "pg-test-\\u001b[31m2"}}
                """;
        try (FakePatroni fake = FakePatroni.answering(503, answer)) {
            assertThat(open(fake).status())
                    .isEqualTo(new Answer.Given<>(new MemberStatus(
                            false,
                            "replica",
                            "running",
                            OptionalLong.of(4),
                            Optional.of("pg-test"),
                            Optional.of("pg-test-\uFFFD[31m2"),
                            Optional.of("4.0.4"),
                            Map.of("nofailover", "true"))));
            assertThat(fake.asked()).extracting(FakePatroni.Asked::path).containsExactly("/primary");
        }
    }

    @Test
    void anotherStatusThanPatronisIsNoAnswer() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(502, "")) {
            Answer<?> none = new Answer.None<>(new Silence(Silence.Kind.NOT_PATRONI, "answers with status 502"));
            assertThat(open(fake).cluster()).isEqualTo(none);
            assertThat(open(fake).status()).isEqualTo(none);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503, 404})
    void aCheckGivesTheStatus(int status) throws Exception {
        try (FakePatroni fake = FakePatroni.answering(status, "{\"state\": \"running\"}")) {
            assertThat(open(fake).check("/read-only?lag=1MB")).isEqualTo(new Answer.Given<>(status));

            assertThat(fake.asked())
                    .containsExactly(new FakePatroni.Asked(
                            "OPTIONS", "/read-only?lag=1MB", Optional.empty(), Optional.empty(), ""));
        }
    }

    @Test
    void thePasswordIsShownOnceItIsAskedFor() throws Exception {
        try (FakePatroni fake = FakePatroni.answering(401, "no auth header received")) {
            PatroniRest rest = known(fake);

            assertThat(rest.cluster())
                    .isEqualTo(new Answer.None<>(new Silence(
                            Silence.Kind.DENIED,
                            "asks for a user and a password, or does not take those given (401)")));

            assertThat(fake.asked())
                    .extracting(FakePatroni.Asked::authorization)
                    .containsExactly(Optional.empty(), Optional.of("Basic cGF0cm9uaTpzM2NyZXQ6w7w="));
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

    @Test
    void anAddressMayBeWrittenShort() {
        assertThat(ApiAddress.of("10.10.10.11")).contains(new ApiAddress(false, "10.10.10.11", 8008));
        assertThat(ApiAddress.of("https://pg-1:8009/patroni")).contains(new ApiAddress(true, "pg-1", 8009));
        assertThat(ApiAddress.of("[fd00::1]:8008")).contains(new ApiAddress(false, "fd00::1", 8008));
        assertThat(ApiAddress.of("pg_1")).map(ApiAddress::toString).contains("http://pg_1:8008");
        assertThat(ApiAddress.of("pg-1:99999")).isEmpty();
        assertThat(ApiAddress.of("ftp://pg-1")).isEmpty();
        assertThat(ApiAddress.of("pg 1")).isEmpty();
        assertThat(ApiAddress.of("http://user:secret@pg-1:8008")).isEmpty();
    }

    private static PatroniRest open(FakePatroni fake) {
        return new PatroniRest(fake.base(), Access.OPEN);
    }

    private static PatroniRest known(FakePatroni fake) {
        return new PatroniRest(fake.base(), new Access(Optional.empty(), Optional.of(CREDENTIALS), Limits.PATIENT));
    }
}
