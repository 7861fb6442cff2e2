package pgsvc.run.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The process that listens on a TCP port of this machine, found as `ss` finds it: the socket's inode stands in
/// `/proc/net/tcp`, and the process has it open. Other users' processes are only root's to see.
///
/// @param name the program's name
public record PortHolder(long pid, String name) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int DIGITS = 8;

    /// The first that stands in the way of whoever wants to listen there: on the same address or on all of them.
    public static Optional<PortHolder> of(InetSocketAddress wanted) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listening(PROC.resolve(table), wanted));
        }
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    private static Set<String> listening(Path table, InetSocketAddress wanted) {
        Set<String> sockets = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split(" +");
                if (columns.length > INODE && columns[STATE].equals(LISTENING) && isInTheWay(columns[LOCAL], wanted)) {
                    sockets.add("socket:[" + columns[INODE] + "]");
                }
            }
        } catch (IOException _) {
            // Not Linux, or no such family: nobody is known.
        }
        return sockets;
    }

    /// @param local address and port in hexadecimal digits, as in `0100007F:1538`
    private static boolean isInTheWay(String local, InetSocketAddress wanted) throws UnknownHostException {
        int colon = local.indexOf(':');
        if (Integer.parseInt(local.substring(colon + 1), 16) != wanted.getPort()) {
            return false;
        }
        InetAddress there = address(local.substring(0, colon));
        return there.isAnyLocalAddress()
                || wanted.isUnresolved()
                || wanted.getAddress().isAnyLocalAddress()
                || there.equals(wanted.getAddress());
    }

    /// The kernel prints an address as numbers of 32 bits, as the machine has them in memory.
    private static InetAddress address(String hexadecimal) throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.allocate(hexadecimal.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hexadecimal.length(); i += DIGITS) {
            bytes.putInt(Integer.parseUnsignedInt(hexadecimal.substring(i, i + DIGITS), 16));
        }
        return InetAddress.getByAddress(bytes.array());
    }

    private static Optional<PortHolder> holder(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process.pid(), sockets))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), name(process.pid())));
    }

    private static boolean hasOpen(long pid, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> isOneOf(descriptor, sockets));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isOneOf(Path descriptor, Set<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException _) {
            return false;
        }
    }

    private static String name(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid), "comm")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }

    /// As messages name it.
    @Override
    public String toString() {
        return name + ", process " + pid;
    }
}
