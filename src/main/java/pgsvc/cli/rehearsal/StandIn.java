package pgsvc.cli.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.files.Trees;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.file.ServerAddress;

/// A node's HAProxy as far as pgsvc sees it: a process that bears its name, and sockets that answer. It listens for
/// no client.
final class StandIn implements AutoCloseable {
    private static final String STATISTICS = "# pxname,svname,scur,status,weight,bck,type,check_status,\n";
    private static final String STATES = "1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state "
            + "srv_uweight srv_iweight srv_check_status srv_check_result srv_check_health srv_check_state srv_port\n";

    private final Path folder;
    private final List<ServerSocketChannel> sockets = new ArrayList<>();
    private final AtomicInteger worker = new AtomicInteger(100);
    private final Process process;
    private volatile boolean toldOfHealth;

    private StandIn(Path folder) throws IOException {
        this.folder = folder;
        // Its command line is HAProxy's, behind a shell that waits for the end of its input.
        Files.createSymbolicLink(folder.resolve("haproxy"), Path.of("/bin/sh"));
        Path services = Files.createDirectory(folder.resolve("conf.d"));
        this.process = new ProcessBuilder(List.of(
                        folder.resolve("haproxy").toString(),
                        "-c",
                        "read end",
                        "haproxy",
                        "-W",
                        "-S",
                        folder.resolve("master").toString(),
                        "-f",
                        folder.resolve("haproxy.cfg").toString(),
                        "-f",
                        services.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Files.writeString(folder.resolve("pid"), process.pid() + "\n");
        Files.writeString(folder.resolve("states"), "1\n");
        Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %1$s/stats level admin
                    server-state-file %1$s/states
                    pidfile %1$s/pid
                defaults
                    load-server-state-from-file global
                """.formatted(folder));
        listen("stats", this::ask);
        listen("master", this::askMaster);
    }

    static StandIn start(Path folder) throws IOException {
        return new StandIn(folder);
    }

    Path folder() {
        return folder;
    }

    private void listen(String name, UnaryOperator<String> answers) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(folder.resolve(name)));
        sockets.add(socket);
        Thread.ofPlatform().daemon().start(() -> answerAll(socket, answers));
    }

    private static void answerAll(ServerSocketChannel socket, UnaryOperator<String> answers) {
        try {
            while (true) {
                answer(socket, answers);
            }
        } catch (ClosedChannelException _) {
            // The rehearsal is over.
        } catch (IOException e) {
            throw new IllegalStateException("the rehearsal's own socket fails", e);
        }
    }

    private static void answer(ServerSocketChannel socket, UnaryOperator<String> answers) throws IOException {
        try (SocketChannel channel = socket.accept()) {
            ByteBuffer command = ByteBuffer.allocate(4096);
            while (channel.read(command) >= 0 && command.hasRemaining()) {
                // Until the other side has said all.
            }
            String words = new String(command.array(), 0, command.position(), StandardCharsets.UTF_8).strip();
            channel.write(ByteBuffer.wrap(answers.apply(words).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String ask(String commands) {
        return commands.lines()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(this::one)
                .collect(Collectors.joining("\n"));
    }

    private String one(String command) {
        return switch (command.strip()) {
            case "show info" -> "Name: HAProxy\nVersion: 2.6.12\nPid: " + worker + "\n";
            case "show stat" -> STATISTICS + sections().map(StandIn::statistics).collect(Collectors.joining());
            case "show servers state" ->
                STATES + sections().map(StandIn::states).collect(Collectors.joining());
            default -> {
                toldOfHealth |= command.contains(" health up");
                yield "";
            }
        };
    }

    /// Whether it was told that a server is up now.
    boolean isToldOfHealth() {
        return toldOfHealth;
    }

    private String askMaster(String command) {
        if (command.equals("reload")) {
            worker.incrementAndGet();
        }
        return "#<PID> <type>\n7 master 0 [failed: 0]\n# workers\n" + worker + " worker 0\n";
    }

    private Stream<Section> sections() {
        try {
            List<Section> sections = new ArrayList<>();
            for (Path file : Trees.files(folder.resolve("conf.d"))) {
                sections.addAll(Section.parse(Files.readString(file)));
            }
            return sections.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String statistics(Section section) {
        String name = section.name().orElse("");
        StringBuilder rows = new StringBuilder(name + ",FRONTEND,0,OPEN,,,0,,\n");
        section.serversWithDefaults()
                .forEach((server, words) -> rows.append(String.join(
                        ",",
                        name,
                        server,
                        "0",
                        "UP",
                        weight(words),
                        ServerOptions.isOn(words, "backup") ? "1" : "0",
                        "2",
                        "L7OK",
                        "\n")));
        return rows.toString();
    }

    private static String states(Section section) {
        String name = section.name().orElse("");
        StringBuilder rows = new StringBuilder();
        section.serversWithDefaults().forEach((server, words) -> {
            ServerAddress address = ServerAddress.parse(words.getFirst());
            String weight = weight(words);
            rows.append(String.join(
                    " ",
                    "2",
                    name,
                    "1",
                    server,
                    address.host(),
                    "2",
                    "0",
                    weight,
                    weight,
                    "15",
                    "3",
                    "5",
                    "6",
                    address.port(),
                    "\n"));
        });
        return rows.toString();
    }

    private static String weight(List<String> words) {
        return ServerOptions.value(words, "weight").orElse("1");
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel socket : sockets) {
            socket.close();
        }
        process.getOutputStream().close();
    }
}
