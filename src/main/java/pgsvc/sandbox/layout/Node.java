package pgsvc.sandbox.layout;

/// A node of a sandbox: an address of the loopback with what runs on it. Each node runs a HAProxy.
public sealed interface Node {
    /// What it is called: an instance by its own name, a proxy `pg-proxy-1`.
    String name();

    /// Its address, by which the inventory calls it.
    String address();

    /// A node with an instance: Patroni, PostgreSQL and PgBouncer.
    ///
    /// @param seq from 1
    /// @param role as the inventory declares it: `primary`, `replica` or `offline`
    record Instance(String cluster, int seq, String role, String address) implements Node {
        @Override
        public String name() {
            return cluster + "-" + seq;
        }

        /// Whether the cluster starts with it as its leader.
        public boolean isPrimary() {
            return role.equals("primary");
        }
    }

    /// A node that only balances.
    record Proxy(String name, String address) implements Node {}
}
