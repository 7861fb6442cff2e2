package pgsvc.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.load.history.FailureKind;

/// Reads the driver's exceptions: by cause and SQLSTATE where these tell, since the texts of driver and server are
/// translated; PgBouncer's are not.
final class Failures {
    /// The driver's state for a connection that it could not make.
    private static final String UNABLE_TO_CONNECT = "08001";

    private Failures() {}

    static FailureKind kind(SQLException failure, Duration patience) {
        Optional<IOException> network = network(failure);
        if (network.isPresent()) {
            return ofNetwork(network.get(), failure, patience);
        }
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String message = message(failure);
        return switch (state) {
            case "25006" -> FailureKind.READ_ONLY;
            case "57P01", "57P02" -> FailureKind.SHUTTING_DOWN;
            case "57P03" -> message.contains("shutting down") ? FailureKind.SHUTTING_DOWN : FailureKind.STARTING_UP;
            case "53300" -> FailureKind.TOO_MANY_CONNECTIONS;
            // Of all that has no cause, only the end of loginTimeout has this state.
            case UNABLE_TO_CONNECT -> FailureKind.noAnswerWithin(patience);
            default -> ofPgBouncer(message).orElseGet(() -> unforeseen(state, message));
        };
    }

    private static Optional<IOException> network(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException network) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    private static FailureKind ofNetwork(IOException network, SQLException failure, Duration patience) {
        return switch (network) {
            case SocketTimeoutException _ -> FailureKind.noAnswerWithin(patience);
            case ConnectException refused ->
                isTimeout(refused) ? FailureKind.noAnswerWithin(patience) : FailureKind.CONNECTION_REFUSED;
            case EOFException _ -> FailureKind.CONNECTION_CLOSED;
            case SocketException _ -> FailureKind.CONNECTION_CLOSED;
            default -> unforeseen(Objects.requireNonNullElse(failure.getSQLState(), ""), network.toString());
        };
    }

    /// The kernel's own patience is told by the same exception as a refusal.
    private static boolean isTimeout(ConnectException refused) {
        return Objects.requireNonNullElse(refused.getMessage(), "").contains("timed out");
    }

    /// PgBouncer gives most of its errors the state 08P01, and since 1.21 some of them PostgreSQL's.
    private static Optional<FailureKind> ofPgBouncer(String message) {
        if (mentions(message, "max_client_conn", "no more connections allowed")) {
            return Optional.of(FailureKind.TOO_MANY_CONNECTIONS);
        }
        if (mentions(message, "query_wait_timeout")) {
            return Optional.of(FailureKind.PGBOUNCER_QUEUE);
        }
        if (mentions(message, "server conn crashed", "server closed the connection")) {
            return Optional.of(FailureKind.PGBOUNCER_LOST_SERVER);
        }
        return mentions(message, "server_login_retry", "no such database", "no such user", "cannot connect to server")
                ? Optional.of(FailureKind.PGBOUNCER_LOGIN)
                : Optional.empty();
    }

    private static boolean mentions(String message, String... texts) {
        return Stream.of(texts).anyMatch(message::contains);
    }

    private static FailureKind unforeseen(String state, String message) {
        String firstLine = message.lines().findFirst().orElse("");
        return new FailureKind(state.isEmpty() ? firstLine : state + ": " + firstLine);
    }

    private static String message(SQLException failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getName());
    }
}
