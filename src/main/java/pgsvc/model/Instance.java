package pgsvc.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;

/// A member of a cluster.
///
/// @param name `<pg_cluster>-<pg_seq>`
/// @param host the node's name in the inventory, which is also the address that load balancers use
/// @param ports where the instance listens
/// @param weight `pg_weight`, 0 to 255
/// @param attributes all of the host's variables with templates expanded, which selectors see; values are those
///     of JSON ([Boolean], [Long], [java.math.BigInteger], [Double], [String], lists, maps, null). Expanded when
///     asked for: reading may throw [UnreadableValueException]
/// @param settings the services that it declares, for it and (on the primary) for a provider group
/// @param where the host's entry in the inventory
public record Instance(
        String name,
        String seq,
        Role role,
        String host,
        InstancePorts ports,
        int weight,
        Map<String, @Nullable Object> attributes,
        ServiceSettings settings,
        SourceRange where) {}
