package pgsvc.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Runs a command in this process and keeps what it did.
record Cli(int exit, String out, String err) {

    static Cli run(String... arguments) {
        return run("", Map.of("PATH", System.getenv().getOrDefault("PATH", "")), arguments);
    }

    /// @param stdin what the command reads from standard input
    static Cli run(String stdin, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream data = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream talk = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = Main.run(
                arguments,
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                data,
                talk,
                environment,
                () -> false);
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
