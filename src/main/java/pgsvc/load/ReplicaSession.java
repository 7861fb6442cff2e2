package pgsvc.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A connection that is kept to a replica, to see when it becomes the primary: a promotion does not end it, and to ask
/// costs the server next to nothing.
public final class ReplicaSession implements AutoCloseable {
    private static final String QUESTION = "select pg_is_in_recovery()";

    private final Connection connection;
    private final Statement statement;

    private ReplicaSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    /// Logs in.
    ///
    /// @param patience for that, and for each answer
    public static ReplicaSession open(ServicePort server, Login login, Duration patience) throws SQLException {
        return new ReplicaSession(new Connector(server, login).open(patience));
    }

    /// Whether it takes writes now: its recovery, which is a replica's whole life, has ended.
    public boolean isPromoted() throws SQLException {
        try (ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
