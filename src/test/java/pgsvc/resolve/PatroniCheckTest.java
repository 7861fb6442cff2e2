package pgsvc.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatroniCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    / | the primary, which holds the leader lock
                    /primary | the primary, which holds the leader lock
                    /read-write | the primary, which holds the leader lock
                    /replica | a running replica without the tag noloadbalance
                    /replica?lag=16MB | a running replica without the tag noloadbalance, with lag=16MB
                    /read-only?tag_az=a | the primary, or a running replica without the tag noloadbalance, with tag_az=a
                    /primary?lag=1MB | the primary, which holds the leader lock
                    /standby-leader | the leader of a standby cluster
                    /sync | a synchronous standby
                    /asynchronous | an asynchronous standby
                    /health | any member whose PostgreSQL runs
                    """)
    void aKnownPathHasItsMeaning(String check, String meaning) {
        assertThat(PatroniCheck.meaning(check)).hasValue(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/leader", "/replica?lag=1048576", "/replica?lag=16MB&replication_state=streaming",
                "/async?lag=10.5GB", "/read-only?tag_az=a&tag_ssd=true", "/health?tag_az=a", "/quorum"
            })
    void aKnownPathWithParametersThatItHeedsIsNoProblem(String check) {
        assertThat(PatroniCheck.problem(check)).isEmpty();
    }

    @Test
    void aMisspeltPathIsToldWithTheLikelyOne() {
        assertThat(PatroniCheck.problem("/replcia").orElseThrow().detail())
                .isEqualTo(
                        "Patroni's REST API does not know /replcia. It answers such a path like that of a role whose name"
                                + " is in it, else with 503, which takes every server for down. Did you mean \"/replica\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/liveness", "/readiness", "/readiness?lag=1MB", "/patroni", "/cluster", "/metrics"})
    void aPageForGetAnswersNoCheckOfHaproxy(String check) {
        assertThat(PatroniCheck.problem(check).orElseThrow().detail())
                .isEqualTo("Patroni answers " + check.replaceFirst("\\?.*", "") + " to GET only. HAProxy asks with"
                        + " OPTIONS, gets 503, and takes every server for down.");
        assertThat(PatroniCheck.meaning(check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /replica?lga=1MB | Patroni does not know the parameter lga: it goes on without it. Did you mean "lag"?
                    /replica?lag=16mb | "16mb" is no value for the parameter lag: it goes on without it.
                    /replica?lag= | "" is no value for the parameter lag: it goes on without it.
                    /replica?tag_az | "" is no value for the parameter tag_az: it goes on without it.
                    /replica?mode=write | Patroni does not know the parameter mode: it goes on without it.
                    /primary?lag=1MB | The parameter lag means nothing for /primary: it goes on without it.
                    /leader?tag_az=a | The parameter tag_az means nothing for /leader: it goes on without it.
                    /health?lag=1MB | The parameter lag means nothing for /health: it goes on without it.
                    """)
    void aParameterThatIsNotHeededIsTold(String check, String detail) {
        assertThat(PatroniCheck.problem(check).orElseThrow().detail()).isEqualTo(detail);
    }
}
