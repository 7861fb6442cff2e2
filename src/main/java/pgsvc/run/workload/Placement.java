package pgsvc.run.workload;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one HAProxy stands on this machine.
///
/// @param address the one address of this machine that is the node's, where several nodes share the machine; HAProxy
///     knows it as `NODE_ADDRESS`
/// @param user whom HAProxy's workers run as when it is started by root; as whoever starts it when absent
public record Placement(Optional<String> address, Optional<String> user) {
    private static final String NODE_ADDRESS = "NODE_ADDRESS";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /// The machine is the node, whole.
    public static Placement whole() {
        return new Placement(Optional.empty(), Optional.empty());
    }

    /// Where the statistics page listens.
    public String statisticsAddress() {
        return address.orElse("*");
    }

    /// An address as `bind` takes it with HAProxy's variables (`${NAME}`) replaced; HAProxy listens everywhere when one
    /// is not set.
    ///
    /// @param environment the environment that HAProxy inherits
    String resolved(String bind, Map<String, String> environment) {
        Matcher variable = VARIABLE.matcher(bind);
        if (!variable.matches()) {
            return bind;
        }
        if (variable.group(1).equals(NODE_ADDRESS) && address.isPresent()) {
            return address.get();
        }
        @Nullable String value = environment.get(variable.group(1));
        return value == null || value.isEmpty() ? "*" : value;
    }
}
