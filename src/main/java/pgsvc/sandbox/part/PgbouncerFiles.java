package pgsvc.sandbox.part;

import pgsvc.sandbox.layout.Node;

/// PgBouncer's configuration on one node (its documentation, "pgbouncer.ini"): transactions are pooled, all else is as
/// PgBouncer comes.
public final class PgbouncerFiles {
    private PgbouncerFiles() {}

    /// `pgbouncer.ini`.
    ///
    /// @param users where [#users] stands
    public static String settings(Node.Instance instance, String users) {
        return """
                [databases]
                %1$s = host=%2$s port=5432 dbname=%1$s

                [pgbouncer]
                listen_addr = %2$s
                listen_port = 6432
                unix_socket_dir =
                auth_type = trust
                auth_file = %3$s
                pool_mode = transaction
                max_client_conn = 1000
                ignore_startup_parameters = extra_float_digits
                """.formatted(Database.NAME, instance.address(), users);
    }

    /// The users that it lets in.
    public static String users() {
        return "\"" + Database.USER + "\" \"\"\n";
    }
}
