package pgsvc.target.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import pgsvc.target.TargetException;

/// A unix socket that takes one command and gives one answer, as HAProxy's (its management guide, section 9.3).
public record CommandSocket(Path path) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(10);
    /// While HAProxy reloads, the socket's name is gone for a moment.
    private static final Duration MOMENT = Duration.ofMillis(500);

    /// Sends one command and reads the answer to its end.
    ///
    /// @throws IOException when nobody listens, or no answer has ended after five seconds
    public String ask(String command) throws IOException {
        return answer(send(command));
    }

    /// The same without a second try: a command that would be wrong a moment later is sent now or not at all.
    public String askAtOnce(String command) throws IOException {
        return answer(sendOnce(command));
    }

    private static String answer(SocketChannel asked) throws IOException {
        try (SocketChannel channel = asked;
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return answer(channel, selector);
        }
    }

    /// That a socket gives no answer.
    ///
    /// @param why in the words of the system
    public static TargetException unanswered(String socket, String why) {
        return TargetException.refused(
                "the socket " + socket + " gives no answer: " + why,
                "See whether its server runs, and who may use it.");
    }

    private SocketChannel send(String command) throws IOException {
        long end = System.nanoTime() + MOMENT.toNanos();
        while (true) {
            try {
                return sendOnce(command);
            } catch (SocketException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Closes its own direction: a master, other than a worker, ends its answer only then.
    private SocketChannel sendOnce(String command) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// A unix socket has no read timeout, a selector has.
    private static String answer(SocketChannel channel, Selector selector) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16_384);
        while (System.nanoTime() < end) {
            selector.select(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            selector.selectedKeys().clear();
            int read = channel.read(buffer.clear());
            if (read < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(buffer.array(), 0, read);
        }
        throw new IOException("HAProxy gives no answer");
    }
}
