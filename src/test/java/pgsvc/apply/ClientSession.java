package pgsvc.apply;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client's connection through a service to a [FakeInstance].
public final class ClientSession implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final String instance;

    public ClientSession(String address, int port) throws IOException {
        socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        instance = line();
    }

    /// The name of the one that serves it.
    public String instance() {
        return instance;
    }

    /// Says something and hears it.
    public void ask() throws IOException {
        socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
        String answer = line();
        if (!answer.equals("hello")) {
            throw new IOException("another answer: " + answer);
        }
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("the connection is closed");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
