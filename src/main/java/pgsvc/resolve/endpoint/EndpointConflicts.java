package pgsvc.resolve.endpoint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pgsvc.diagnostic.Diagnostics;

/// Finds endpoints that cannot be on one node together.
///
/// HAProxy itself takes two sections on one port, and the kernel then splits the connections between them, that is
/// between two databases; of `*:P` and `IP:P` the second wins on its address. Against another program it fails to
/// start. Nothing of this shows in `haproxy -c`.
public final class EndpointConflicts {
    private static final int LAST_PORT = 65_535;
    /// How many others are told for one endpoint. On a provider with a thousand clusters all may meet on one port.
    private static final int MOST_TOLD = 3;

    private final Diagnostics into;

    public EndpointConflicts(Diagnostics into) {
        this.into = into;
    }

    /// Tells of the pairs of endpoints that meet. The later one is to blame, unless it is built in and the
    /// earlier one is not: declared services come after what nobody declared.
    public void find(List<Endpoint> endpoints) {
        Map<Integer, List<Endpoint>> byPort = new TreeMap<>();
        BitSet taken = new BitSet(LAST_PORT + 1);
        for (Endpoint endpoint : endpoints) {
            byPort.computeIfAbsent(endpoint.bind().port(), _ -> new ArrayList<>())
                    .add(endpoint);
            taken.set(endpoint.bind().port());
        }
        byPort.forEach((port, samePort) -> findAmong(samePort, taken.nextClearBit(port)));
    }

    private void findAmong(List<Endpoint> samePort, int freePort) {
        for (int later = 1; later < samePort.size(); later++) {
            Endpoint other = samePort.get(later);
            samePort.subList(0, later).stream()
                    .filter(one -> meets(one, other))
                    .limit(MOST_TOLD)
                    .forEach(one -> tell(one, other, freePort));
        }
    }

    private static boolean meets(Endpoint one, Endpoint other) {
        return (one.inScope() || other.inScope())
                && (one.isHaproxy() || other.isHaproxy())
                && one.bind().overlaps(other.bind());
    }

    private void tell(Endpoint one, Endpoint other, int freePort) {
        boolean earlierIsToBlame = !other.inScope() || other.isBuiltIn() && isWrittenService(one);
        Endpoint blamed = earlierIsToBlame ? one : other;
        Endpoint second = earlierIsToBlame ? other : one;
        boolean sections = one.isHaproxy() && other.isHaproxy();
        into.add(
                sections ? EndpointRule.ENDPOINT_CONFLICT : EndpointRule.ENDPOINT_TAKEN,
                blamed.whereBeside(second),
                capitalised(blamed.owner()) + " listens on " + text(blamed.bind()) + ", where " + second.owner()
                        + " listens too" + place(second, blamed) + ". " + consequence(one, other),
                freePort > LAST_PORT ? "Take another port." : "Take another port, such as " + freePort + ".");
    }

    private static boolean isWrittenService(Endpoint endpoint) {
        return endpoint.kind() == Endpoint.Kind.SERVICE && endpoint.inScope() && !endpoint.isBuiltIn();
    }

    private static String consequence(Endpoint one, Endpoint other) {
        if (!one.isHaproxy() || !other.isHaproxy()) {
            return "HAProxy cannot start, or the other program cannot.";
        }
        return one.bind().address().equals(other.bind().address())
                ? "HAProxy says nothing and splits the connections between the two."
                : "HAProxy says nothing, and which of the two a client reaches depends on the address it used.";
    }

    /// Where a service is declared. The place of anything else is another on each node, and equal findings of many
    /// nodes shall be told once.
    private static String place(Endpoint endpoint, Endpoint beside) {
        return endpoint.kind() == Endpoint.Kind.SERVICE ? " (" + endpoint.whereBeside(beside) + ")" : "";
    }

    private static String text(BindAddress bind) {
        String address = bind.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + bind.port();
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
