package pgsvc.inventory.ansible.document;

import java.util.List;
import java.util.stream.Collectors;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.ansible.HostKey;

/// The names of hosts that are fit for use. A host's name becomes an address in HAProxy's configuration and the
/// name of a folder, so one with a blank or a slash in it must not get past this point.
final class HostNames {
    private final Diagnostics into;

    HostNames(Diagnostics into) {
        this.into = into;
    }

    /// The names that a key stands for; the unfit ones are told and left out.
    List<String> expand(String written, HostKey key, SourceRange where) {
        try {
            return HostRange.expand(limited(key.names())).stream()
                    .filter(name -> isUsable(name, where))
                    .toList();
        } catch (HostRange.MalformedException e) {
            into.add(
                    AnsibleRule.INVENTORY_HOST_RANGE,
                    where,
                    "The name " + shown(written) + " holds a range. " + e.getMessage(),
                    "Write `db[1:3]` for three hosts; an IPv6 address takes no brackets unless a port follows.");
            return List.of();
        }
    }

    /// Whether a name can serve; told if not.
    boolean isUsable(String name, SourceRange where) {
        if (HostKey.isUsable(name)) {
            return true;
        }
        into.add(
                AnsibleRule.INVENTORY_HOST_NAME,
                where,
                "The name " + shown(name) + " cannot serve as the address of a server.",
                "Use an IP address or a host name of letters, digits, dots and dashes.");
        return false;
    }

    private static String limited(String names) throws HostRange.MalformedException {
        if (names.length() > HostKey.LONGEST && names.contains("[")) {
            throw new HostRange.MalformedException("It is longer than " + HostKey.LONGEST + " characters.");
        }
        return names;
    }

    /// The name in quotes, in one line and without anything that a terminal would obey.
    private static String shown(String name) {
        String start = name.codePoints()
                .limit(80)
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
        return "\"" + start + (name.codePointCount(0, name.length()) > 80 ? "…" : "") + "\"";
    }
}
