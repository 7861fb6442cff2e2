package pgsvc.sandbox.layout;

import java.util.Properties;

/// What is asked for.
///
/// @param clusters PostgreSQL clusters, 1 to 5
/// @param nodes instances of each cluster, 1 to 9
/// @param proxyNodes load balancers of their own that the services are delegated to, 0 to 9; with none, each member is
///     its own
/// @param offline whether the last instance of each cluster is an offline one
/// @param sync whether replication is synchronous, with a service for the standbys that have all
/// @param tls whether Patroni's REST API speaks TLS
/// @param firstAddress the first node's, such as `127.0.0.11`; the others follow it
public record Shape(
        int clusters, int nodes, int proxyNodes, boolean offline, boolean sync, boolean tls, String firstAddress) {
    private static final int MOST_CLUSTERS = 5;
    private static final int MOST_NODES = 9;

    /// What a sandbox is when nothing is said.
    public static Shape usual() {
        return new Shape(1, 3, 0, false, false, false, "127.0.0.11");
    }

    /// @throws SandboxException when it cannot be built
    public void validate() throws SandboxException {
        require(clusters >= 1 && clusters <= MOST_CLUSTERS, "--clusters is " + clusters, "Give 1 to " + MOST_CLUSTERS);
        require(nodes >= 1 && nodes <= MOST_NODES, "--nodes is " + nodes, "Give 1 to " + MOST_NODES);
        require(
                proxyNodes >= 0 && proxyNodes <= MOST_NODES,
                "--proxy-nodes is " + proxyNodes,
                "Give 0 to " + MOST_NODES);
        require(
                !offline || nodes > 1,
                "--offline needs a second node, since the first is the primary",
                "Give --nodes 2");
        require(!sync || nodes > 1, "--sync needs a second node, which the primary waits for", "Give --nodes 2");
        Addresses.validate(firstAddress, clusters);
    }

    private static void require(boolean met, String message, String mend) throws SandboxException {
        if (!met) {
            throw new SandboxException(message, mend + ".");
        }
    }

    /// As it is kept in the sandbox's folder.
    Properties toProperties() {
        Properties kept = new Properties();
        kept.setProperty("clusters", Integer.toString(clusters));
        kept.setProperty("nodes", Integer.toString(nodes));
        kept.setProperty("proxy_nodes", Integer.toString(proxyNodes));
        kept.setProperty("offline", Boolean.toString(offline));
        kept.setProperty("sync", Boolean.toString(sync));
        kept.setProperty("tls", Boolean.toString(tls));
        kept.setProperty("first_address", firstAddress);
        return kept;
    }

    /// @throws IllegalArgumentException when something is missing or no number, or it cannot be built
    static Shape of(Properties kept) {
        Shape shape = new Shape(
                Integer.parseInt(kept.getProperty("clusters", "")),
                Integer.parseInt(kept.getProperty("nodes", "")),
                Integer.parseInt(kept.getProperty("proxy_nodes", "")),
                Boolean.parseBoolean(kept.getProperty("offline")),
                Boolean.parseBoolean(kept.getProperty("sync")),
                Boolean.parseBoolean(kept.getProperty("tls")),
                kept.getProperty("first_address", ""));
        try {
            shape.validate();
        } catch (SandboxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return shape;
    }
}
