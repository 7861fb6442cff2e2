package pgsvc.resolve;

import java.util.List;
import pgsvc.model.ServiceDefinition;

/// A service of a cluster with nothing left to look up: one `listen` section.
///
/// @param bindAddress as HAProxy's `bind` takes it, `*` for all
/// @param port 1 to 65535
/// @param maxconn front-end connections
/// @param balance HAProxy's algorithm
/// @param check Patroni REST path that must answer 200
/// @param serverOptions the `default-server` line
/// @param servers in the order of the section
/// @param declared what it was resolved from
public record Service(
        String cluster,
        String name,
        String bindAddress,
        int port,
        int maxconn,
        String balance,
        String check,
        String serverOptions,
        List<Server> servers,
        ServiceDefinition declared) {
    public Service {
        servers = List.copyOf(servers);
    }

    /// The same with other servers.
    public Service with(List<Server> others) {
        return new Service(cluster, name, bindAddress, port, maxconn, balance, check, serverOptions, others, declared);
    }

    /// `<pg_cluster>-<name>`: the section's and the file's name.
    public String fullName() {
        return cluster + "-" + name;
    }

    /// By its name, which tells it from most others: all that it holds is long, and Java would have to learn how to go
    /// through it at each start.
    @Override
    public int hashCode() {
        return fullName().hashCode();
    }
}
