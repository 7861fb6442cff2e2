package pgsvc.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.run.Ports;
import pgsvc.run.process.PortHolder;
import pgsvc.run.workload.Endpoint;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;

/// What can be known beforehand: whether there is room, and whether the ports are free.
public final class Preflight {
    private static final long MEBIBYTE = 1024L * 1024;
    /// Measured: Patroni 45, PostgreSQL 60, PgBouncer and HAProxy 30, with something to spare.
    private static final long MEMORY_OF_INSTANCE = 170;
    /// Measured: 90 after the start; WAL may grow to 256 and more.
    private static final long DISK_OF_INSTANCE = 200;
    /// etcd, which writes 128 MiB of WAL beforehand, and pgsvc itself.
    private static final long REST = 200;

    private Preflight() {}

    /// Memory and disk.
    ///
    /// @throws SandboxException when there is not enough of either
    public static void requireRoom(Layout layout, SandboxFolder folder) throws SandboxException {
        int instances = layout.instances().size();
        try {
            require(
                    "memory",
                    availableMemory(Files.readAllLines(Path.of("/proc/meminfo"))),
                    instances * MEMORY_OF_INSTANCE + REST,
                    "End something, or take fewer --nodes.");
            require(
                    "disk in " + folder.path(),
                    Files.getFileStore(existing(folder.path())).getUsableSpace() / MEBIBYTE,
                    instances * DISK_OF_INSTANCE + REST,
                    "Make room, name another folder with --dir, or take fewer --nodes.");
        } catch (IOException e) {
            throw new SandboxException("cannot see how much room there is: " + e.getMessage(), "Is this Linux?");
        }
    }

    private static void require(String what, long there, long needed, String mend) throws SandboxException {
        if (there < needed) {
            throw new SandboxException(
                    "not enough " + what + ": " + there + " MiB are free, and it takes " + needed + " MiB", mend);
        }
    }

    /// In MiB, of the lines of `/proc/meminfo`.
    static long availableMemory(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.split(" +")[1])
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static Path existing(Path path) {
        @Nullable Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : existing(parent);
    }

    /// Whether the account can enter the folder: root's own home, for one, is closed to others.
    ///
    /// @throws SandboxException when it cannot
    public static void requireReachable(SandboxFolder folder, Account account)
            throws SandboxException, InterruptedException {
        List<String> command =
                account.command(List.of("test", "-x", folder.path().toString()));
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new SandboxException(
                        "PostgreSQL will run as " + account.other().orElse("you") + ", who cannot enter "
                                + folder.path(),
                        "Name a folder elsewhere with --dir, such as one in /var/tmp.");
            }
        } catch (IOException e) {
            throw new SandboxException("cannot run " + command.getFirst() + ": " + e.getMessage(), "Install it.");
        }
    }

    /// The ports of everything but services, which are tried when HAProxy starts.
    ///
    /// @throws SandboxException when one is taken, with its owner as far as that may be known
    public static void requirePorts(Layout layout) throws SandboxException {
        Optional<Ports.Taken> taken = Ports.firstTaken(endpoints(layout));
        if (taken.isPresent()) {
            Endpoint endpoint = taken.get().endpoint();
            String who = taken.get().holder().map(Preflight::described).orElse("");
            throw new SandboxException(
                    "port " + endpoint.port() + " on " + endpoint.address() + ", for " + endpoint.owner()
                            + ", cannot be had: " + taken.get().reason() + who,
                    "End that, or take other addresses: --address 127.0.1.11.");
        }
    }

    private static String described(PortHolder holder) {
        return " (" + holder
                + OwnProcess.sandboxOf(holder.pid())
                        .map(folder -> ", of the sandbox in " + folder)
                        .orElse("")
                + ")";
    }

    private static List<Endpoint> endpoints(Layout layout) {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(new Endpoint("etcd", layout.etcdAddress(), Layout.ETCD_PORT));
        endpoints.add(new Endpoint("etcd", layout.etcdAddress(), Layout.ETCD_PEER_PORT));
        for (Node.Instance instance : layout.instances()) {
            endpoints.add(new Endpoint("PostgreSQL", instance.address(), 5432));
            endpoints.add(new Endpoint("PgBouncer", instance.address(), 6432));
            endpoints.add(new Endpoint("Patroni", instance.address(), 8008));
        }
        for (Node node : layout.nodes()) {
            endpoints.add(new Endpoint("HAProxy's statistics", node.address(), 9101));
        }
        return endpoints;
    }
}
