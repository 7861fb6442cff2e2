package pgsvc.resolve.selection;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import pgsvc.model.Cluster;
import pgsvc.model.Destination;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.resolve.Server;

/// A cluster's members as selectors see them, and the way back from what a selector yields to a server.
public final class Members {
    private static final int DEFAULT_WEIGHT = 100;

    private final List<Map<String, @Nullable Object>> attributes;
    private final Map<Map<?, ?>, Instance> byAttributes = new IdentityHashMap<>();

    public Members(Cluster cluster) {
        attributes = cluster.instances().stream().map(Instance::attributes).toList();
        cluster.instances().forEach(instance -> byAttributes.put(instance.attributes(), instance));
    }

    /// What selectors are evaluated on.
    public List<Map<String, @Nullable Object>> attributes() {
        return attributes;
    }

    /// Whether any member has the attribute.
    boolean anyHas(String attribute) {
        return attributes.stream().anyMatch(a -> a.containsKey(attribute));
    }

    /// The names of all members' attributes, for "did you mean".
    List<String> attributeNames() {
        return attributes.stream().flatMap(a -> a.keySet().stream()).distinct().toList();
    }

    /// The server that a selected member becomes; nothing when the selector made an object that lacks what a
    /// server needs.
    public Optional<Server> server(Map<?, ?> selected, Destination destination, boolean backup) {
        Instance instance = byAttributes.get(selected);
        return instance == null
                ? madeBySelector(selected, destination, backup)
                : Optional.of(new Server(
                        instance.name(),
                        instance.host(),
                        port(destination, instance.ports()),
                        instance.ports().patroni(),
                        instance.ports().patroniCa(),
                        instance.weight(),
                        backup));
    }

    /// A selector may build objects of its own (`[].{pg_cluster: …}`); the reference makes servers from these too,
    /// with the defaults of each key that is absent.
    private static Optional<Server> madeBySelector(Map<?, ?> made, Destination destination, boolean backup) {
        if (made.get("inventory_hostname") instanceof String host
                && made.get("pg_cluster") instanceof String cluster
                && (made.get("pg_seq") instanceof Number || made.get("pg_seq") instanceof String)) {
            List<OptionalInt> numbers = new ArrayList<>();
            numbers.add(number(made, "pg_port", InstancePorts.DEFAULT.postgres()));
            numbers.add(number(made, "pgbouncer_port", InstancePorts.DEFAULT.pgbouncer()));
            numbers.add(number(made, "patroni_port", InstancePorts.DEFAULT.patroni()));
            numbers.add(number(made, "pg_weight", DEFAULT_WEIGHT));
            if (numbers.stream().allMatch(OptionalInt::isPresent)) {
                int[] n = numbers.stream().mapToInt(OptionalInt::getAsInt).toArray();
                Optional<String> ca = checkCa(made);
                InstancePorts ports = new InstancePorts(n[0], n[1], n[2], ca);
                String name = cluster + "-" + made.get("pg_seq");
                return Optional.of(new Server(name, host, port(destination, ports), n[2], ca, n[3], backup));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> checkCa(Map<?, ?> made) {
        if (!Boolean.TRUE.equals(made.get("patroni_ssl_enabled"))) {
            return Optional.empty();
        }
        return Optional.of(made.get("patroni_ssl_ca_file") instanceof String file ? file : InstancePorts.DEFAULT_CA);
    }

    private static OptionalInt number(Map<?, ?> made, String key, int absent) {
        Object value = made.get(key);
        if (value == null) {
            return made.containsKey(key) ? OptionalInt.empty() : OptionalInt.of(absent);
        }
        String digits = value.toString();
        boolean plain =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /// Where a destination is on one instance.
    static int port(Destination destination, InstancePorts ports) {
        return switch (destination) {
            case Destination.Postgres _ -> ports.postgres();
            case Destination.PgBouncer _ -> ports.pgbouncer();
            case Destination.Port port -> port.number();
        };
    }
}
