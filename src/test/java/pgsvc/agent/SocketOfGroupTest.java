package pgsvc.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.target.Account;
import pgsvc.target.socket.CommandSocket;

/// An ordinary user whose only right is that of the socket's group.
@Timeout(60)
class SocketOfGroupTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final String GROUP = "haproxy";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /// What the user runs: tells a socket's HAProxy one command.
    static final class Teller {
        private Teller() {}

        public static void main(String[] arguments) throws IOException {
            HaproxySocket socket = new HaproxySocket(new CommandSocket(Path.of(arguments[0])));
            System.out.print(socket.tell(List.of(arguments[1])) + "|" + socket.pid());
        }
    }

    @Test
    void hintsTakeNoMoreThanTheGroupOfTheSocket() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "haproxy is not installed");
        assumeTrue(Account.own().isRoot(), "only root can become another user");
        Path path = folder.resolve("s.sock");
        Process haproxy = haproxy(path);
        try {
            assertThat(Waiting.until(() -> Files.exists(path), PATIENCE)).isTrue();
            String command = "set server pg-test-primary/pg-test-1 health down";

            assertThat(tell(GROUP, path, command)).isEqualTo("|" + haproxy.pid());
            assertThat(tell("nogroup", path, command)).contains("Permission denied");
        } finally {
            haproxy.destroyForcibly().waitFor();
        }
    }

    private Process haproxy(Path socket) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %s mode 660 group %s level admin
                defaults
                    mode tcp
                    timeout connect 1s
                    timeout client 1s
                    timeout server 1s
                listen pg-test-primary
                    bind 127.0.64.202:5433
                    server pg-test-1 127.0.64.202:1 check inter 60s
                """.formatted(socket, GROUP));
        return new ProcessBuilder(PROGRAM.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static String tell(String group, Path socket, String command) throws Exception {
        List<String> as = List.of("setpriv", "--reuid=nobody", "--regid=" + group, "--clear-groups", "--");
        for (String entry : classes().split(":")) {
            List<String> test = new ArrayList<>(as);
            test.addAll(List.of("test", "-x", entry));
            assumeTrue(new ProcessBuilder(test).start().waitFor() == 0, "an ordinary user cannot read " + entry);
        }
        List<String> whole = new ArrayList<>(as);
        whole.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes(),
                Teller.class.getName(),
                socket.toString(),
                command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Where the program's classes and the tests' are.
    private static String classes() {
        return Stream.of(HaproxySocket.class, Teller.class)
                .map(SocketOfGroupTest::location)
                .collect(Collectors.joining(":"));
    }

    private static String location(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
