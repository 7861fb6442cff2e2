package pgsvc.run;

import pgsvc.diagnostic.SourceRange;
import pgsvc.model.BaseSettings;
import pgsvc.model.Located;

/// Settings of a node, for tests.
final class Settings {
    private Settings() {}

    static BaseSettings withPassword(String password) {
        return settings(password, 9101, 1);
    }

    /// @param line where they are declared
    static BaseSettings onPort(int exporterPort, int line) {
        return settings("pigsty", exporterPort, line);
    }

    private static BaseSettings settings(String password, int exporterPort, int line) {
        Located<String> day = new Located<>("24h", SourceRange.at("pigsty.yml", line, 1));
        return new BaseSettings("pg-test-1", "admin", password, exporterPort, "/metrics", day, day, "/etc/haproxy");
    }
}
