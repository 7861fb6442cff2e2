package pgsvc.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.process.PortHolder;
import pgsvc.run.workload.Endpoint;

/// This machine's ports, asked by binding and by connecting.
public final class Ports {
    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /// An endpoint that something else has.
    ///
    /// @param reason the system's words
    /// @param holder who, as far as that may be known
    public record Taken(Endpoint endpoint, String reason, Optional<PortHolder> holder) {}

    /// HAProxy shares a port with another process of the same user without a word, so that clients reach either:
    /// the ports are tried before it starts.
    static void requireFree(List<Endpoint> endpoints) throws HaproxyException {
        Optional<Taken> taken = firstTaken(endpoints);
        if (taken.isPresent()) {
            Endpoint endpoint = taken.get().endpoint();
            throw new HaproxyException(
                    "port " + endpoint.port() + " of " + endpoint.owner() + " cannot be had on "
                            + (endpoint.isWildcard() ? "this machine" : endpoint.address()) + ": "
                            + taken.get().reason(),
                    taken.get()
                            .holder()
                            .map(holder -> "End its owner (" + holder + "), or change the port.")
                            .orElse("Find its owner (ss -ltnp 'sport = :" + endpoint.port()
                                    + "') and end it, or change the port."));
        }
    }

    /// The first that cannot be bound to.
    public static Optional<Taken> firstTaken(List<Endpoint> endpoints) {
        return endpoints.stream()
                .flatMap(endpoint ->
                        refusal(endpoint)
                                .map(reason -> new Taken(endpoint, reason, PortHolder.of(endpoint.bound())))
                                .stream())
                .findFirst();
    }

    private static Optional<String> refusal(Endpoint endpoint) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(endpoint.bound());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    /// The first endpoint that does not accept connections yet.
    static Optional<Endpoint> firstDeaf(List<Endpoint> endpoints) {
        return endpoints.stream().filter(endpoint -> !accepts(endpoint)).findFirst();
    }

    private static boolean accepts(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            socket.connect(endpoint.reachable(), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Between two attempts.
    static final Duration PAUSE = Duration.ofMillis(20);
}
