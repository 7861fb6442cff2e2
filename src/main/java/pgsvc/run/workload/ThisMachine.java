package pgsvc.run.workload;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// By what names an inventory may call this machine.
public final class ThisMachine {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisMachine() {}

    /// Its host name, and its addresses but those of the loopback. No name service is asked.
    public static Set<String> names() {
        Set<String> names = new HashSet<>();
        try {
            names.add(Files.readString(HOST_NAME).strip());
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(address -> names.add(address.getHostAddress()));
        } catch (SocketException _) {
            // Without a network the name has to do.
        } catch (IOException _) {
            // Not Linux: the addresses have to do.
        }
        return names;
    }
}
