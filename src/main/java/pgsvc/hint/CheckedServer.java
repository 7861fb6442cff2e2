package pgsvc.hint;

import pgsvc.resolve.check.CheckPath;
import pgsvc.topology.ApiAddress;

/// A server of a section, and what its health check asks.
///
/// @param section the `listen` section, `<pg_cluster>-<service>`
/// @param name the server, called like its instance
/// @param patroni where the check asks
/// @param check the path that must answer 200
public record CheckedServer(String section, String name, ApiAddress patroni, String check) {

    /// As HAProxy's commands name it.
    public String id() {
        return section + "/" + name;
    }

    CheckPath asks() {
        return CheckPath.of(check);
    }
}
