package pgsvc.hold;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.observe.Running;

/// A HAProxy's socket with two sections that follow the leader and one that does not. As 2.6 it ends when it is
/// told to take no connections, as 3.0 it does so.
final class FakeRuntime implements AutoCloseable {
    private final String version;
    private final Path path;
    private final ServerSocketChannel listener;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> limits =
            new TreeMap<>(Map.of("pg-test-primary", 5000, "pg-test-default", 3000, "pg-test-replica", 5000));
    private String objection = "";

    private FakeRuntime(String version, Path path, ServerSocketChannel listener) {
        this.version = version;
        this.path = path;
        this.listener = listener;
    }

    static FakeRuntime start(String version, Path path) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        FakeRuntime runtime = new FakeRuntime(version, path, listener);
        Thread.ofPlatform().daemon().start(runtime::serve);
        return runtime;
    }

    Running running() {
        return new Running(
                1,
                2,
                version,
                List.of(),
                Optional.empty(),
                path.toString(),
                Set.copyOf(limits().keySet()),
                List.of(),
                DynamicServers.NONE);
    }

    /// The commands that change something.
    List<String> changes() {
        return commands.stream().filter(command -> command.startsWith("set ")).toList();
    }

    synchronized Map<String, Integer> limits() {
        return new TreeMap<>(limits);
    }

    /// As a reload does.
    synchronized void isReloaded() {
        limits.replaceAll((_, _) -> 4000);
    }

    /// Answers so to each change, and does not do it.
    synchronized void objects(String words) {
        objection = words;
    }

    private void serve() {
        boolean on = true;
        while (on) {
            try (SocketChannel client = listener.accept()) {
                String line = new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
                client.write(ByteBuffer.wrap(answers(line.strip()).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException _) {
                on = listener.isOpen();
            }
        }
    }

    private String answers(String line) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String command : line.split("; *", -1)) {
            commands.add(command);
            answers.add(answer(command.split(" ", -1)));
        }
        return answers.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private synchronized String answer(String[] words) throws IOException {
        if (words[0].equals("show")) {
            return "# pxname,svname,slim,status,type\n" + words[2] + ",FRONTEND," + limits.get(words[2]) + ",OPEN,0\n";
        }
        if (!objection.isEmpty()) {
            return objection;
        }
        if (version.startsWith("2.") && words[4].equals("0")) {
            listener.close();
            throw new IOException("FATAL: bug condition \"l->state != LI_READY\"");
        }
        limits.put(words[3], Integer.valueOf(words[4]));
        return "";
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
