package pgsvc.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25006 | ERROR: cannot execute INSERT in a read-only transaction      | read-only: a replica was asked to write
            57P01 | FATAL: terminating connection due to administrator command   | the server is shutting down
            57P02 | FATAL: the server was killed                                 | the server is shutting down
            57P03 | FATAL: the database system is shutting down                  | the server is shutting down
            57P03 | FATAL: the database system is starting up                    | the server starts up
            57P03 | FATAL: the database system is in recovery mode               | the server starts up
            53300 | FATAL: sorry, too many clients already                       | too many connections
            08P01 | FATAL: no more connections allowed (max_client_conn)         | too many connections
            08P01 | ERROR: server login has been failing (server_login_retry)    | login refused by PgBouncer
            08P01 | ERROR: no such database: shop                                | login refused by PgBouncer
            08P01 | ERROR: pgbouncer cannot connect to server                    | login refused by PgBouncer
            08P01 | FATAL: server conn crashed?                                  | PgBouncer lost its server
            08P01 | FATAL: query_wait_timeout                                    | PgBouncer had no server in time
            28P01 | FATAL: password authentication failed for user "x"           | 28P01: FATAL: password authentication failed for user "x"
            08001 | Connection attempt timed out.                                | no answer within 5 s
            """)
    void theServersStateAndPgbouncersTextsTellTheKind(String state, String message, String kind) {
        assertThat(Failures.kind(new SQLException(message, state), PATIENCE).words())
                .isEqualTo(kind);
    }

    @Test
    void theCauseTellsWhatHappenedOnTheNetwork() {
        assertThat(kind("08001", new ConnectException("Connection refused"))).isEqualTo("connection refused");
        assertThat(kind("08001", new ConnectException("Connection timed out"))).isEqualTo("no answer within 5 s");
        assertThat(kind("08001", new SocketTimeoutException("Connect timed out")))
                .isEqualTo("no answer within 5 s");
        assertThat(kind("08001", new EOFException())).isEqualTo("connection closed before an answer");
        assertThat(kind("08006", new SocketException("Connection reset")))
                .isEqualTo("connection closed before an answer");
        assertThat(kind("08001", new IOException("broken"))).isEqualTo("08001: java.io.IOException: broken");
    }

    @Test
    void ofAnUnforeseenErrorOnlyTheFirstLineIsTold() {
        SQLException failure =
                new SQLException("ERROR: relation \"pgsvc_load\" does not exist\n  Position: 13", "42P01");

        assertThat(Failures.kind(failure, PATIENCE).words())
                .isEqualTo("42P01: ERROR: relation \"pgsvc_load\" does not exist");
        assertThat(Failures.kind(new SQLException("odd"), PATIENCE).words()).isEqualTo("odd");
    }

    private static String kind(String state, IOException cause) {
        return Failures.kind(new SQLException("translated", state, cause), PATIENCE)
                .words();
    }
}
