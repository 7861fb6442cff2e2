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
import java.util.Map;
import pgsvc.cli.Main;
import pgsvc.target.reach.Targets;

/// Goes once through what people wait for, so that Java can keep what it learned there (JEP 483, JEP 514). It serves
/// nobody and writes to one folder only.
final class Rehearsal {
    private Rehearsal() {}

    /// @param arguments an inventory, one of its hosts, and an empty folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String host = arguments[1];
        Path folder = Path.of(arguments[2]);
        String inventory = Files.copy(Path.of(arguments[0]), folder.resolve("inventory.yml"))
                .toString();
        Path variables = Files.createDirectory(folder.resolve("group_vars")).resolve("all.yml");
        run("render", "-i", inventory, "-o", folder.resolve("out").toString());
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
        }
    }

    private static String ssh(Path folder) throws IOException {
        Path ssh = Files.writeString(folder.resolve("ssh"), "#!/bin/sh\nexec sh\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        return ssh.toString();
    }

    private static void run(String... arguments) {
        run(Map.of(), arguments);
    }

    private static void run(Map<String, String> environment, String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var _ = Main.run(arguments, new ByteArrayInputStream(new byte[0]), nowhere, nowhere, environment, () -> false);
    }
}
