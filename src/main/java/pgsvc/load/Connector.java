package pgsvc.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import pgsvc.load.history.Outcome;

/// Opens connections through one service port.
final class Connector {
    private static final Driver DRIVER = new Driver();
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final ServicePort port;
    private final Login login;

    Connector(ServicePort port, Login login) {
        this.port = port;
        this.login = login;
    }

    ServicePort port() {
        return port;
    }

    /// A new connection in autocommit.
    ///
    /// @param patience for its making; the caller bounds what follows
    Connection open(Duration patience) throws SQLException {
        return Objects.requireNonNull(DRIVER.connect(url(), properties(patience)), "the driver knows its own URL");
    }

    /// Opens a connection, asks once and closes it.
    ///
    /// @param sql yields one row: an address, and whether its server is in recovery
    /// @param patience for all of it
    Outcome ask(String sql, Duration patience) {
        Stopwatch watch = Stopwatch.start();
        try (Connection connection = open(patience)) {
            long left = patience.minus(watch.elapsed()).toMillis();
            // Zero would mean for ever.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(Math.max(1, left)));
            return answer(connection, sql);
        } catch (SQLException e) {
            return new Outcome.Failed(Failures.kind(e, patience));
        }
    }

    private static Outcome answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Outcome.Answered(row.getString(1), row.getBoolean(2));
        }
    }

    private String url() {
        String host = port.host().contains(":") ? "[" + port.host() + "]" : port.host();
        return "jdbc:postgresql://" + host + ":" + port.port() + "/"
                + URLEncoder.encode(login.database(), StandardCharsets.UTF_8);
    }

    private Properties properties(Duration patience) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        login.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "pgsvc-load");
        // Only loginTimeout takes fractions; the others see to it that nothing lives on for long behind its back.
        properties.setProperty("loginTimeout", Double.toString(patience.toMillis() / MILLIS_PER_SECOND));
        String seconds = Long.toString(patience.plusMillis(999).toSeconds());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        // PgBouncer may stand in between, which gives the next statement another server.
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("prepareThreshold", "0");
        // Each of these saves a round trip.
        properties.setProperty("assumeMinServerVersion", "15");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        return properties;
    }
}
