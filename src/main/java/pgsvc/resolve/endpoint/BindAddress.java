package pgsvc.resolve.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pgsvc.haproxy.Problem;
import pgsvc.haproxy.Words;

/// Where a `bind` listens. HAProxy reads `ip:port` as a list separated by commas; the port of a service belongs
/// to the last address, earlier ones carry their own (configuration manual, section 4.2, "bind").
///
/// @param address canonical: `*` for all of IPv4, `::` for all of both families, an address without brackets, or
///     a host name in lower case
public record BindAddress(String address, int port) {
    private static final String ALL_IPV4 = "*";
    private static final String EVERYWHERE = "::";
    private static final String MEND = "Write an IPv4 or IPv6 address, or * for all.";
    private static final int LAST_PORT = 65_535;

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{\\w+}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");
    /// A host name, which HAProxy resolves when it starts. A last label of digits would be a wrong IPv4 address.
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?\\.)*[A-Za-z_]([A-Za-z0-9_-]*[A-Za-z0-9_])?");

    /// What another program binds to that is told no address: all of both families.
    static BindAddress everywhere(int port) {
        return new BindAddress(EVERYWHERE, port);
    }

    /// Why HAProxy cannot bind to it; nothing when it can, as far as its form tells.
    public static Optional<Problem> check(String ip, int port) {
        Words words = Words.of(ip);
        if (words.problem().isPresent()) {
            return words.problem();
        }
        if (words.words().size() > 1 || ip.contains("{{") || ip.isBlank() && !ip.isEmpty()) {
            return Optional.of(new Problem(
                    ip, "\"" + ip + "\" is not one word, so that HAProxy would take its rest for options.", MEND));
        }
        return parse(ip, port).isEmpty()
                ? Optional.of(new Problem(ip, "\"" + ip + "\" is no address that HAProxy can bind to.", MEND))
                : Optional.empty();
    }

    /// The addresses and ports; none when the text is no list of addresses.
    static List<BindAddress> parse(String ip, int port) {
        if (ip.equals(ALL_IPV4) || ip.isEmpty()) {
            return List.of(new BindAddress(ALL_IPV4, port));
        }
        List<BindAddress> all = new ArrayList<>();
        String[] parts = ip.split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<BindAddress> one =
                    i == parts.length - 1 ? of(parts[i], Integer.toString(port)) : withOwnPort(parts[i]);
            if (one.isEmpty()) {
                return List.of();
            }
            all.add(one.get());
        }
        return all;
    }

    private static Optional<BindAddress> withOwnPort(String part) {
        int colon = part.lastIndexOf(':');
        return colon < 0 ? Optional.empty() : of(part.substring(0, colon), part.substring(colon + 1));
    }

    private static Optional<BindAddress> of(String address, String port) {
        boolean digits = port.matches("[0-9]{1,5}");
        if (!digits || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            return Optional.empty();
        }
        return canonical(address).map(a -> new BindAddress(a, Integer.parseInt(port)));
    }

    /// Takes `ipv4@`, `ipv6@` and their kin off, which leave the address no other family.
    private static Optional<String> canonical(String address) {
        int at = address.indexOf('@');
        String bare = address.substring(at + 1);
        return switch (address.substring(0, at + 1)) {
            case "", "tcp@" -> ofAnyFamily(bare);
            case "ipv4@", "tcp4@" -> ofAnyFamily(bare).filter(a -> a.indexOf(':') < 0);
            case "ipv6@", "tcp6@" ->
                bare.isEmpty() || bare.equals(ALL_IPV4)
                        ? Optional.of(EVERYWHERE)
                        : ofAnyFamily(bare)
                                .filter(a ->
                                        a.indexOf(':') >= 0 || NAME.matcher(a).matches());
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofAnyFamily(String address) {
        if (address.isEmpty() || Set.of(ALL_IPV4, "0.0.0.0").contains(address) || isEnvironment(address)) {
            return Optional.of(ALL_IPV4);
        }
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        String plain = bracketed ? address.substring(1, address.length() - 1) : address;
        if (isIpv4(plain)) {
            return Optional.of(plain.equals("0.0.0.0") ? ALL_IPV4 : plain);
        }
        if (IPV6.matcher(plain).matches()) {
            return Ipv6.parse(plain).map(Ipv6::text);
        }
        boolean name =
                !bracketed && plain.length() <= 253 && NAME.matcher(plain).matches();
        return name ? Optional.of(name(plain.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static String name(String lower) {
        return lower.equals("localhost") ? "127.0.0.1" : lower;
    }

    /// `${NAME}`: HAProxy takes it from its own environment, and listens on all addresses when it is not set.
    public static boolean isEnvironment(String address) {
        return ENVIRONMENT.matcher(address).matches();
    }

    private static boolean isIpv4(String address) {
        String[] bytes = address.split("\\.", -1);
        for (String part : bytes) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return bytes.length == 4;
    }

    /// Whether both cannot be bound at once: the same port, and one address among those of the other.
    boolean overlaps(BindAddress other) {
        return port == other.port && (address.equals(other.address) || covers(other) || other.covers(this));
    }

    private boolean covers(BindAddress other) {
        return address.equals(EVERYWHERE) || address.equals(ALL_IPV4) && other.address.indexOf(':') < 0;
    }
}
