package pgsvc.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL of this machine's packages in a folder of the test, ended with it.
final class LocalPostgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String HOST = "127.0.47.1";

    private final Path programs;
    private final Path folder;
    private final Path data;
    private final int port;

    private LocalPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
    }

    /// Skips the test where PostgreSQL is not installed.
    static LocalPostgres start(Path folder) throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb");
        handOver(folder);
        LocalPostgres postgres = new LocalPostgres(programs.get(), folder, freePort());
        postgres.run("initdb", "-N", "-U", "postgres", "-A", "trust", "-D", postgres.data.toString());
        postgres.start();
        return postgres;
    }

    ServicePort port(String name) {
        return new ServicePort(name, HOST, port);
    }

    void start() throws IOException, InterruptedException {
        control("start", "-w", "-l", folder.resolve("log").toString(), "-o", options());
    }

    /// Ends it as a crash would.
    void crash() throws IOException, InterruptedException {
        control("stop", "-m", "immediate");
    }

    /// Starts it as a replica, of nobody: it is in recovery and stays so.
    void startAsReplica() throws IOException, InterruptedException {
        Files.createFile(data.resolve("standby.signal"));
        start();
    }

    /// Ends its recovery.
    void promote() throws IOException, InterruptedException {
        control("promote", "-w");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            crash();
        }
    }

    private String options() {
        return "-c listen_addresses=" + HOST + " -c port=" + port
                + " -c unix_socket_directories='' -c fsync=off -c shared_buffers=16MB";
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-D", data.toString()));
        all.addAll(List.of(arguments));
        run("pg_ctl", all.toArray(String[]::new));
    }

    /// PostgreSQL refuses to be root.
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("postgres", ".out");
        try {
            int status = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(status).as("%s: %s", program, Files.readString(said)).isZero();
        } finally {
            Files.delete(said);
        }
    }

    private static void handOver(Path folder) throws IOException {
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return probe.getLocalPort();
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }
}
