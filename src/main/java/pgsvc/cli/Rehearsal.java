package pgsvc.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.target.socket.CommandSocket;

/// Goes once through what people wait for, so that Java can keep what it learned there (JEP 483, JEP 514): the
/// training run of the cache with which the launcher starts pgsvc. It serves nobody and writes to one folder only.
final class Rehearsal {
    private static final String STATISTICS = """
            # pxname,svname,status,weight,type,scur,check_status,
            pg-test-primary,FRONTEND,OPEN,,0,0,,
            pg-test-primary,pg-test-1,UP,100,2,0,L7OK,

            """;
    private static final String PROCESSES = "#<PID> <type>\n7 master 0 [failed: 0]\n# workers\n8 worker 0\n";

    private Rehearsal() {}

    /// @param arguments an inventory, one of its hosts, and an empty folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String inventory = arguments[0];
        String host = arguments[1];
        Path folder = Path.of(arguments[2]);
        Path haproxy = Files.createDirectory(folder.resolve("haproxy"));
        Files.createDirectory(haproxy.resolve("conf.d"));
        Files.writeString(haproxy.resolve("haproxy.cfg"), "global\n    stats socket /none level admin\ndefaults\n");
        run("render", "-i", inventory, "-o", folder.resolve("out").toString());
        run("apply", "-i", inventory, "-l", host, "--local", "--haproxy-dir", haproxy.toString());
        run("rollback", "-i", inventory, "-l", host, "--local", "--haproxy-dir", haproxy.toString());
        run("plan", "-i", inventory, "-l", host, "--local", "--haproxy-dir", haproxy.toString());
        converse(folder.resolve("socket"));
    }

    private static void run(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var _ = Main.run(arguments, new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of(), () -> false);
    }

    private static void converse(Path path) throws IOException, InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            Thread answering = Thread.ofPlatform().start(() -> answer(server, STATISTICS + PROCESSES));
            String answer = new CommandSocket(path).ask("show stat");
            answering.join();
            var _ = ServerStatus.parse(answer.substring(0, STATISTICS.length()));
            var _ = ServerStatus.listening(answer.substring(0, STATISTICS.length()));
            var _ = Workers.parse(answer.substring(STATISTICS.length()));
        }
    }

    private static void answer(ServerSocketChannel server, String answer) {
        try (SocketChannel channel = server.accept()) {
            var _ = channel.read(ByteBuffer.allocate(1000));
            channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("the rehearsal's own socket fails", e);
        }
    }
}
