package pgsvc.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The table that the writer fills.
final class LoadTable {
    private static final String NAME = "pgsvc_load";
    /// PgBouncer may reach its server by a Unix socket, which has no address; then what a Patroni member listens on
    /// tells it.
    private static final String WHO =
            "coalesce(host(inet_server_addr()), current_setting('listen_addresses')), pg_is_in_recovery()";

    private final Connector connector;
    private final Duration patience;

    LoadTable(Connector connector, Duration patience) {
        this.connector = connector;
        this.patience = patience;
    }

    /// A write, which answers who did it.
    static String insertion(long number) {
        return "INSERT INTO " + NAME + " (n, at) VALUES (" + number + ", now()) RETURNING " + WHO;
    }

    /// A read, which answers who did it.
    static String question() {
        return "SELECT " + WHO;
    }

    void createAnew() throws SQLException {
        try (Connection connection = connector.open(patience);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME + "; CREATE TABLE " + NAME
                    + " (n bigint PRIMARY KEY, at timestamptz NOT NULL)");
        }
    }

    /// The numbers that the primary has. In one row, so that a table without any tells its server's role too.
    ///
    /// @throws SQLException also when a replica answers, which may lag
    Set<Long> numbers() throws SQLException {
        String query = "SELECT pg_is_in_recovery(), coalesce(string_agg(n::text, ','), '') FROM " + NAME;
        try (Connection connection = connector.open(patience);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new SQLException("a replica answers at " + connector.port());
            }
            return parse(row.getString(2));
        }
    }

    private static Set<Long> parse(String list) {
        return list.isEmpty()
                ? Set.of()
                : Arrays.stream(list.split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
