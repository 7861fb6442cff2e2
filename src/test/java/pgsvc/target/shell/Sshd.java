package pgsvc.target.shell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pgsvc.model.Connection;
import pgsvc.target.Account;
import pgsvc.target.Scene;

/// A real sshd on 127.0.0.1 with a host key, a user's key and a configuration of its own, which lets one account
/// in.
public final class Sshd {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Scene scene;
    private final Process process;
    private final int port;

    private Sshd(Scene scene, Process process, int port) {
        this.scene = scene;
        this.process = process;
        this.port = port;
    }

    /// Starts one. Root's lets root in and an ordinary account's that account.
    public static Sshd start(Account account) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "no sshd here: install openssh-server");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "no ssh here: install openssh-client");
        Scene scene = Scene.of(account);
        Path top = scene.top();
        key(top.resolve("host_key"));
        key(top.resolve("user_key"));
        Files.copy(top.resolve("user_key.pub"), top.resolve("authorized_keys"));
        int port = freePort();
        String hostKey = Files.readString(top.resolve("host_key.pub"));
        Files.writeString(top.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + hostKey);
        Files.writeString(top.resolve("sshd_config"), """
                ListenAddress 127.0.0.1:%d
                HostKey %s/host_key
                AuthorizedKeysFile %2$s/authorized_keys
                PidFile none
                StrictModes no
                UsePAM %s
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                SetEnv HOME=%2$s
                """.formatted(port, top, isLocked(account) ? "yes" : "no"));
        scene.giveAll();
        if (account.isRoot()) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process = new ProcessBuilder(
                        account.command(PROGRAM.toString(), "-D", "-e", "-f", top.resolve("sshd_config") + ""))
                .start();
        Sshd sshd = new Sshd(scene, process, port);
        sshd.awaitListening();
        return sshd;
    }

    /// Only PAM lets an account in whose password is locked.
    private static boolean isLocked(Account account) throws IOException {
        return account.isRoot()
                && Files.readAllLines(Path.of("/etc/shadow")).stream().anyMatch(line -> line.startsWith("root:!"));
    }

    private static void key(Path file) throws IOException, InterruptedException {
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.contains("Server listening")) {
                Thread.ofPlatform().daemon().start(() -> readToItsEnd(said));
                return;
            }
        }
        throw new IllegalStateException("sshd does not start: " + all);
    }

    private static void readToItsEnd(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // What it says later is of no interest.
            }
        } catch (IOException _) {
            // It was ended.
        }
    }

    /// How an inventory would say that it is reached. The developer's own ssh configuration has no say.
    public Connection.Ssh connection(Optional<Connection.Become> become) {
        Path top = scene.top();
        return new Connection.Ssh(
                "127.0.0.1",
                OptionalInt.of(port),
                Optional.of(scene.account().name()),
                Optional.of(top.resolve("user_key").toString()),
                List.of(
                        "-F",
                        "none",
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + top.resolve("known_hosts")),
                become);
    }

    /// Cuts every connection, as a network does that goes away.
    public void cut() {
        process.children().forEach(session -> {
            session.descendants().forEach(ProcessHandle::destroyForcibly);
            session.destroyForcibly();
        });
    }

    /// Ends it and what runs through it.
    public void end() throws IOException, InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        process.waitFor();
        scene.close();
    }
}
