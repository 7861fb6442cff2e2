package pgsvc.sandbox.layout;

import java.util.Arrays;
import java.util.regex.Pattern;

/// Addresses of the loopback: etcd's stands before the first node's, each cluster has ten, and the proxies' follow the
/// clusters'.
final class Addresses {
    private static final int BLOCK = 10;
    private static final int LAST = 254;
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private final String network;
    private final int first;

    Addresses(String firstAddress) {
        int dot = firstAddress.lastIndexOf('.');
        this.network = firstAddress.substring(0, dot + 1);
        this.first = Integer.parseInt(firstAddress.substring(dot + 1));
    }

    static void validate(String firstAddress, int clusters) throws SandboxException {
        boolean loopback = LOOPBACK.matcher(firstAddress).matches()
                && Arrays.stream(firstAddress.split("\\.")).allMatch(part -> Integer.parseInt(part) <= 255);
        if (!loopback) {
            throw new SandboxException(
                    "\"" + firstAddress + "\" is no address of the loopback", "Give one such as 127.0.1.11.");
        }
        Addresses addresses = new Addresses(firstAddress);
        int last = addresses.first + BLOCK * (clusters + 1);
        if (addresses.first < 2 || last > LAST) {
            throw new SandboxException(
                    "there is no room from " + firstAddress + " on: etcd needs the address before it, each cluster "
                            + BLOCK + ", and the proxies " + BLOCK,
                    "Give one whose last number is from 2 to " + (LAST - BLOCK * (clusters + 1)) + ".");
        }
    }

    String etcd() {
        return network + (first - 1);
    }

    /// @param cluster from 0
    /// @param member from 0
    String member(int cluster, int member) {
        return network + (first + BLOCK * cluster + member);
    }

    /// @param proxy from 0
    String proxy(int clusters, int proxy) {
        return member(clusters, proxy);
    }
}
