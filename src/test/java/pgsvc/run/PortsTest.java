package pgsvc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.process.PortHolder;
import pgsvc.run.workload.Endpoint;

class PortsTest {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.61.3");

    @Test
    void aTakenPortIsToldWithItsHolder() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            int port = socket.getLocalPort();
            PortHolder self = self();

            assertThatThrownBy(() -> Ports.requireFree(
                            List.of(new Endpoint("statistics", "127.0.61.4", port), endpoint("127.0.61.3", port))))
                    .isInstanceOfSatisfying(
                            HaproxyException.class,
                            e -> assertThat(e.mend()).isEqualTo("End its owner (" + self + "), or change the port."))
                    .hasMessage(
                            "port " + port + " of pg-test-primary cannot be had on 127.0.61.3: address already in use");
        }
    }

    @Test
    void whoWantsAllAddressesNeedsEach() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            int port = socket.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(List.of(endpoint("*", port))))
                    .hasMessage("port " + port
                            + " of pg-test-primary cannot be had on this machine: address already in use");
        }
    }

    @Test
    void theSamePortOfAnotherAddressIsFree() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            int port = socket.getLocalPort();

            assertThatCode(() -> Ports.requireFree(List.of(endpoint("127.0.61.4", port))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theFirstOfSeveralIsToldWithTheSystemsWords() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, ADDRESS)) {
            Endpoint free = endpoint("127.0.61.4", socket.getLocalPort());
            Endpoint taken = endpoint("127.0.61.3", socket.getLocalPort());

            assertThat(Ports.firstTaken(List.of(free, taken, taken)))
                    .contains(new Ports.Taken(taken, "address already in use", Optional.of(self())));
        }
    }

    /// An address of no interface here: nobody holds it.
    @Test
    void withoutAHolderTheMendSaysHowToFindOne() {
        assertThatThrownBy(() -> Ports.requireFree(List.of(endpoint("192.0.2.1", 5433))))
                .isInstanceOfSatisfying(
                        HaproxyException.class,
                        e -> assertThat(e.mend())
                                .isEqualTo("Find its owner (ss -ltnp 'sport = :5433') and end it, or change the port."))
                .hasMessageStartingWith("port 5433 of pg-test-primary cannot be had on 192.0.2.1: ");
    }

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint("pg-test-primary", address, port);
    }

    private static PortHolder self() throws Exception {
        return new PortHolder(
                ProcessHandle.current().pid(),
                Files.readString(Path.of("/proc/self/comm")).strip());
    }
}
