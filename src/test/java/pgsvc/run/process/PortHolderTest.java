package pgsvc.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortHolderTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.61.1, 127.0.61.1, true",
        "127.0.61.1, 127.0.61.2, false",
        "127.0.61.1, 0.0.0.0, true",
        "0.0.0.0, 127.0.61.1, true",
    })
    void whoStandsInTheWayIsFound(String held, String wanted, boolean inTheWay) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(held))) {
            InetSocketAddress asked = new InetSocketAddress(InetAddress.ofLiteral(wanted), socket.getLocalPort());

            if (inTheWay) {
                assertThat(PortHolder.of(asked)).contains(self());
            } else {
                assertThat(PortHolder.of(asked)).isEmpty();
            }
        }
    }

    @Test
    void anAddressOfIpVersionSixIsTakenForItself() throws Exception {
        InetAddress six = InetAddress.ofLiteral("::1");
        assumeTrue(NetworkInterface.getByInetAddress(six) != null, "there is no IPv6 here");

        try (ServerSocket socket = new ServerSocket(0, 1, six)) {
            int port = socket.getLocalPort();

            assertThat(PortHolder.of(new InetSocketAddress(six, port))).contains(self());
            assertThat(PortHolder.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.61.1"), port)))
                    .isEmpty();
        }
    }

    @Test
    void anotherPortOfTheSameAddressIsNotInTheWay() throws Exception {
        InetAddress address = InetAddress.ofLiteral("127.0.61.1");
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            free = socket.getLocalPort();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            assertThat(socket.getLocalPort()).isNotEqualTo(free);

            assertThat(PortHolder.of(new InetSocketAddress(address, free))).isEmpty();
        }
    }

    @Test
    void messagesNameItByProgramAndProcess() {
        assertThat(new PortHolder(4711, "haproxy")).hasToString("haproxy, process 4711");
    }

    private static PortHolder self() throws Exception {
        return new PortHolder(
                ProcessHandle.current().pid(),
                Files.readString(Path.of("/proc/self/comm")).strip());
    }
}
