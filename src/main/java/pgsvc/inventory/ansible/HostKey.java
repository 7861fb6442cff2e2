package pgsvc.inventory.ansible;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key below `hosts:`, taken apart as Ansible does: a name or a range of names, and maybe a port, as in
/// `db1:2222`, `db[1:3]:2222` or `[fd00::1]:22`. A bare IPv6 address has no port.
///
/// @param names the name, with its ranges unexpanded
public record HostKey(String names, @Nullable Integer port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[(.+)\\]:([0-9]{1,5})");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*\\])*+):([0-9]{1,5})");
    private static final Pattern IPV6 = Pattern.compile("(?=.*::|(?:[^:]*:){7})[0-9a-fA-F:.]+(?:%[\\w.-]+)?");
    private static final Pattern NAME =
            Pattern.compile("(?!.*\\.\\.)[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*", Pattern.DOTALL);
    private static final Pattern IPV6_START = Pattern.compile("[0-9a-fA-F:]*::.*", Pattern.DOTALL);
    private static final Pattern NAME_WITH_PORT = Pattern.compile("[\\w.\\[\\]:-]+:[0-9]+");

    /// The longest name in DNS (RFC 1035, section 2.3.4).
    public static final int LONGEST = 255;

    /// From a key as it is written.
    public static HostKey parse(String key) {
        if (key.indexOf(':') < 0) {
            return new HostKey(key, null);
        }
        Matcher bracketed = BRACKETED.matcher(key);
        Matcher plain = WITH_PORT.matcher(key);
        if (bracketed.matches()) {
            return new HostKey(bracketed.group(1), Integer.valueOf(bracketed.group(2)));
        }
        return plain.matches() ? new HostKey(plain.group(1), Integer.valueOf(plain.group(2))) : new HostKey(key, null);
    }

    /// Whether the colons of a pattern belong to one address (which may end in wildcards) or to a name and its
    /// port.
    static boolean isAddress(String text) {
        boolean hasPort =
                parse(text).port != null && NAME_WITH_PORT.matcher(text).matches();
        return hasPort
                || IPV6.matcher(text).matches()
                || IPV6_START.matcher(text).matches();
    }

    /// Whether a name can serve as an address and as the name of a folder.
    public static boolean isUsable(String name) {
        return name.length() <= LONGEST
                && (NAME.matcher(name).matches() || IPV6.matcher(name).matches());
    }
}
