package pgsvc.sandbox.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;

/// The database that a sandbox's clients use.
public final class Database {
    /// Its name.
    public static final String NAME = "app";

    /// Its owner, who needs no password: whoever may use this machine may use the sandbox's data.
    public static final String USER = "app";

    private Database() {}

    /// Makes it on a cluster's primary.
    ///
    /// @param superuserPassword of `postgres`
    public static void create(Path psql, Node.Instance primary, String superuserPassword)
            throws SandboxException, InterruptedException {
        ProcessBuilder session = new ProcessBuilder(
                        psql.toString(),
                        "-X",
                        "-q",
                        "-h",
                        primary.address(),
                        "-U",
                        "postgres",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-c",
                        "CREATE ROLE " + USER + " LOGIN IN ROLE pg_monitor",
                        "-c",
                        "CREATE DATABASE " + NAME + " OWNER " + USER)
                .redirectErrorStream(true);
        session.environment().put("PGPASSWORD", superuserPassword);
        try {
            Process process = session.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new SandboxException("PostgreSQL refuses: " + output.strip(), "See what it says.");
            }
        } catch (IOException e) {
            throw new SandboxException("cannot run psql: " + e.getMessage(), "Install postgresql-client.");
        }
    }
}
