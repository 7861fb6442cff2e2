package pgsvc.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pgsvc.render.RenderedFile;

/// The HAProxy of this machine, given the files of one node beside a base configuration that needs no root.
final class RealHaproxy implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/sbin/haproxy");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BASE = """
            global
                maxconn 200
            defaults
                mode tcp
                timeout connect 3s
                timeout client 1m
                timeout server 1m
            """;

    private final Process process;

    private RealHaproxy(Process process) {
        this.process = process;
    }

    static void assumePresent() {
        assumeTrue(Files.isExecutable(BINARY), "HAProxy is not installed: " + BINARY);
    }

    /// What `haproxy -c` says of a node's files: nothing when they are valid.
    static String check(Path folder, List<RenderedFile> files, Path certificate) throws IOException {
        List<String> command = command(folder, files, certificate);
        command.add("-c");
        command.add("-q");
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return exitCode(check) == 0 ? "" : said;
    }

    /// Starts it in the foreground.
    static RealHaproxy start(Path folder, List<RenderedFile> files, Path certificate) throws IOException {
        List<String> command = command(folder, files, certificate);
        command.add("-db");
        return new RealHaproxy(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start());
    }

    private static List<String> command(Path folder, List<RenderedFile> files, Path certificate) throws IOException {
        Path base = Files.writeString(folder.resolve("base.cfg"), BASE);
        List<String> command = new ArrayList<>(List.of(BINARY.toString(), "-f", base.toString()));
        for (RenderedFile file : files) {
            String content = file.content()
                    .replace("/pg/cert/ca.crt", certificate.toString())
                    .replace("/etc/pki/ca.crt", certificate.toString());
            command.add("-f");
            command.add(Files.writeString(folder.resolve(file.name()), content).toString());
        }
        return command;
    }

    /// Waits until something accepts connections on the port; false when HAProxy ended or patience did.
    boolean listensOn(int port) {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            if (accepts(port)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private static boolean accepts(int port) {
        try (SocketChannel channel = SocketChannel.open()) {
            return channel.connect(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        exitCode(process);
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while HAProxy ends", e);
        }
    }

    /// A certificate that a check's `ca-file` may name.
    static Path certificate(Path folder) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Path store = folder.resolve("ca.p12");
        run(
                keytool,
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ca",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString());
        Path certificate = folder.resolve("ca.crt");
        run(
                keytool,
                "-exportcert",
                "-alias",
                "ca",
                "-rfc",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString(),
                "-file",
                certificate.toString());
        return certificate;
    }

    private static void run(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IllegalStateException(program + " failed: " + said);
        }
    }
}
