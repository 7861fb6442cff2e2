package pgsvc.cli.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import pgsvc.cli.Main;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Termination;
import pgsvc.concurrent.Waiting;
import pgsvc.target.reach.Targets;

/// Goes once through what people wait for, so that Java can keep what it learned there (JEP 483, JEP 514). It serves
/// nobody and writes to one folder only.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Rehearsal() {}

    /// @param arguments `reading`, for what reads an inventory alone, or `all`; an inventory, one of its hosts, and an
    ///     empty folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        rehearse(arguments);
        // As each command ends.
        Termination.exit(ExitCode.DONE);
    }

    static void rehearse(String... arguments) throws IOException, InterruptedException {
        String host = arguments[2];
        Path folder = Path.of(arguments[3]);
        String inventory = Files.copy(Path.of(arguments[1]), folder.resolve("inventory.yml"))
                .toString();
        Path variables = Files.createDirectory(folder.resolve("group_vars")).resolve("all.yml");
        run("render", "-i", inventory, "-o", folder.resolve("out").toString());
        if (arguments[0].equals("reading")) {
            read(inventory, variables);
        } else {
            all(inventory, host, folder, variables);
        }
    }

    private static void read(String inventory, Path variables) throws IOException {
        Files.writeString(variables, "haproxy_exporter_port: '{{ 9100 + 1 }}'\n");
        run("list", "-i", inventory);
        run("lint", "-i", inventory);
        run("show", "-i", inventory, "pg-test-primary");
        run("explain", "-i", inventory, "pg-test-primary");
        run("dsn", "-i", inventory, "pg-test-primary");
    }

    private static void all(String inventory, String host, Path folder, Path variables)
            throws IOException, InterruptedException {
        try (StandIn haproxy = StandIn.start(Files.createDirectory(folder.resolve("haproxy")))) {
            // Jinja and connections too, which the inventory may not have.
            Files.writeString(variables, """
                    ansible_connection: local
                    ansible_python_interpreter: /usr/bin/python3
                    haproxy_dir: %s
                    haproxy_exporter_port: '{{ 9100 + 1 }}'
                    """.formatted(haproxy.folder()));
            run("apply", "-i", inventory, "-l", host);
            Files.writeString(variables, "pg_weight: '{{ 50 }}'\n", StandardOpenOption.APPEND);
            run("plan", "-i", inventory, "-l", host);
            run("apply", "-i", inventory, "-l", host);
            Files.writeString(variables, "pg_rto: fast\n", StandardOpenOption.APPEND);
            run("apply", "-i", inventory, "-l", host);
            run("rollback", "-i", inventory, "-l", host);
            // The same at the other end of what stands for ssh: here.
            Files.writeString(
                    variables,
                    Files.readString(variables).replace("ansible_connection: local", "ansible_connection: ssh"));
            run(Map.of(Targets.SSH_VARIABLE, ssh(folder)), "apply", "-i", inventory, "-l", host);
            agent(haproxy, folder);
        }
    }

    /// An agent sees its cluster's leader end, and another one lead.
    private static void agent(StandIn haproxy, Path folder) throws IOException, InterruptedException {
        try (PatroniStandIns patronis = PatroniStandIns.start()) {
            Path inventory = Files.writeString(folder.resolve("agent.yml"), """
                    all:
                      children:
                        %1$s:
                          hosts:
                            %3$s: { pg_seq: 1, pg_role: primary }
                            %4$s: { pg_seq: 2, pg_role: replica }
                            %5$s: { pg_seq: 3, pg_role: replica }
                          vars:
                            pg_cluster: %1$s
                            patroni_port: %2$d
                            ansible_connection: local
                            haproxy_dir: %6$s
                    """.formatted(
                            PatroniStandIns.CLUSTER,
                            patronis.port(),
                            PatroniStandIns.ADDRESSES.get(0),
                            PatroniStandIns.ADDRESSES.get(1),
                            PatroniStandIns.ADDRESSES.get(2),
                            haproxy.folder()));
            run("status", "-i", inventory.toString());
            run("explain", PatroniStandIns.CLUSTER + "-primary", "--live", "-i", inventory.toString());
            String[] command = {
                "agent",
                "-i",
                inventory.toString(),
                "--node",
                PatroniStandIns.ADDRESSES.getFirst(),
                "--haproxy-dir",
                haproxy.folder().toString()
            };
            Thread agent = Thread.ofPlatform().start(() -> run(command));
            boolean hinted = goesThrough(patronis, haproxy);
            agent.interrupt();
            agent.join();
            if (!hinted) {
                throw new IllegalStateException("the rehearsed agent gave no hint");
            }
        }
    }

    /// It ends at the first thing that the agent does not see: this machine may not let it ask.
    private static boolean goesThrough(PatroniStandIns patronis, StandIn haproxy) throws InterruptedException {
        for (int leader : new int[] {1, 0, 2}) {
            patronis.lead(leader);
            if (!Waiting.until(patronis::isHeard, PATIENCE)) {
                return false;
            }
        }
        return Waiting.until(haproxy::isToldOfHealth, PATIENCE);
    }

    private static String ssh(Path folder) throws IOException {
        Path ssh = Files.writeString(folder.resolve("ssh"), "#!/bin/sh\nexec sh\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        return ssh.toString();
    }

    private static void run(String... arguments) {
        run(System.getenv(), arguments);
    }

    private static void run(Map<String, String> environment, String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var _ = Main.run(arguments, new ByteArrayInputStream(new byte[0]), nowhere, nowhere, environment);
    }
}
