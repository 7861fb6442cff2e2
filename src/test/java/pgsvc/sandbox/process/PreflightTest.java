package pgsvc.sandbox.process;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;

class PreflightTest {
    private static final Layout LAYOUT = Layout.of(new Shape(1, 2, 1, false, false, false, "127.0.61.11"));

    @TempDir
    Path temporary;

    @Test
    void availableMemoryIsReadInMebibytes() {
        List<String> lines = """
                MemTotal:        8130612 kB
                MemFree:          512000 kB
                MemAvailable:    4194304 kB
                Buffers:          101376 kB
                """.lines().toList();

        assertThat(Preflight.availableMemory(lines)).isEqualTo(4096);
    }

    @Test
    void aKernelThatDoesNotTellIsTrusted() {
        assertThat(Preflight.availableMemory(List.of("MemTotal:        8130612 kB")))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void freePortsPass() {
        assertThatCode(() -> Preflight.requirePorts(LAYOUT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.61.10, 2379, etcd",
        "127.0.61.10, 2380, etcd",
        "127.0.61.11, 5432, PostgreSQL",
        "127.0.61.12, 6432, PgBouncer",
        "127.0.61.12, 8008, Patroni",
        "127.0.61.12, 9101, HAProxy's statistics",
        "127.0.61.21, 9101, HAProxy's statistics",
    })
    void aTakenPortIsToldWithWhatItIsForAndItsHolder(String address, int port, String what) throws Exception {
        String self = Files.readString(Path.of("/proc/self/comm")).strip() + ", process "
                + ProcessHandle.current().pid();

        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
            assertThatThrownBy(() -> Preflight.requirePorts(LAYOUT))
                    .isInstanceOfSatisfying(
                            SandboxException.class,
                            e -> assertThat(e.mend())
                                    .isEqualTo("End that, or take other addresses: --address 127.0.1.11."))
                    .hasMessage("port " + port + " on " + address + ", for " + what
                            + ", cannot be had: address already in use (" + self + ")");
        }
    }

    @Test
    void theSamePortsOfAnotherSandboxAreNotInTheWay() throws Exception {
        try (ServerSocket _ = new ServerSocket(5432, 1, InetAddress.ofLiteral("127.0.61.31"))) {
            assertThatCode(() -> Preflight.requirePorts(LAYOUT)).doesNotThrowAnyException();
        }
    }

    @Test
    void aFolderThatDoesNotExistYetCannotBeEntered() {
        SandboxFolder folder = new SandboxFolder(temporary.resolve("none"));

        assertThatThrownBy(() -> Preflight.requireReachable(folder, new Account(Optional.empty())))
                .isInstanceOfSatisfying(
                        SandboxException.class,
                        e -> assertThat(e.mend())
                                .isEqualTo("Name a folder elsewhere with --dir, such as one in /var/tmp."))
                .hasMessage("PostgreSQL will run as you, who cannot enter " + folder.path());
    }

    @Test
    void onesOwnFolderCanBeEntered() {
        assertThatCode(() -> Preflight.requireReachable(new SandboxFolder(temporary), new Account(Optional.empty())))
                .doesNotThrowAnyException();
    }
}
