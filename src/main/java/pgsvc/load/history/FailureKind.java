package pgsvc.load.history;

import java.math.BigDecimal;
import java.time.Duration;

/// Why an attempt failed.
///
/// @param words for people; kinds with the same words are the same
public record FailureKind(String words) {
    /// Nothing listens at the port.
    public static final FailureKind CONNECTION_REFUSED = new FailureKind("connection refused");
    /// The peer closed or reset the connection.
    public static final FailureKind CONNECTION_CLOSED = new FailureKind("connection closed before an answer");
    /// A write reached a server that is in recovery: SQLSTATE 25006.
    public static final FailureKind READ_ONLY = new FailureKind("read-only: a replica was asked to write");
    /// SQLSTATE 57P01 or 57P02, or 57P03 with words to that effect.
    public static final FailureKind SHUTTING_DOWN = new FailureKind("the server is shutting down");
    /// SQLSTATE 57P03: it starts, or recovers from a crash.
    public static final FailureKind STARTING_UP = new FailureKind("the server starts up");
    /// PgBouncer has no server that would let it in.
    public static final FailureKind PGBOUNCER_LOGIN = new FailureKind("login refused by PgBouncer");
    /// PgBouncer's connection to its server ended during the statement.
    public static final FailureKind PGBOUNCER_LOST_SERVER = new FailureKind("PgBouncer lost its server");
    /// PgBouncer's `query_wait_timeout` passed.
    public static final FailureKind PGBOUNCER_QUEUE = new FailureKind("PgBouncer had no server in time");
    /// SQLSTATE 53300, or PgBouncer's `max_client_conn`.
    public static final FailureKind TOO_MANY_CONNECTIONS = new FailureKind("too many connections");
    /// The load itself held back: as many attempts as are allowed wait already.
    public static final FailureKind TOO_MANY_IN_FLIGHT = new FailureKind("too many attempts in flight");

    /// The client's patience ended.
    public static FailureKind noAnswerWithin(Duration patience) {
        BigDecimal seconds = BigDecimal.valueOf(patience.toMillis(), 3).stripTrailingZeros();
        return new FailureKind("no answer within " + seconds.toPlainString() + " s");
    }
}
