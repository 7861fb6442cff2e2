package pgsvc.sandbox.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A shape with names and addresses.
///
/// @param etcdAddress where etcd listens, on its usual ports
/// @param instances cluster by cluster, the declared primary first
public record Layout(Shape shape, String etcdAddress, List<Node.Instance> instances, List<Node.Proxy> proxies) {
    public Layout {
        instances = List.copyOf(instances);
        proxies = List.copyOf(proxies);
    }

    /// Where etcd answers clients.
    public static final int ETCD_PORT = 2379;

    /// Where etcd answers its peers.
    public static final int ETCD_PEER_PORT = 2380;

    /// Lays out a valid shape.
    public static Layout of(Shape shape) {
        Addresses addresses = new Addresses(shape.firstAddress());
        List<Node.Instance> instances = new ArrayList<>();
        for (int cluster = 0; cluster < shape.clusters(); cluster++) {
            for (int member = 0; member < shape.nodes(); member++) {
                instances.add(new Node.Instance(
                        clusterName(cluster), member + 1, role(shape, member), addresses.member(cluster, member)));
            }
        }
        List<Node.Proxy> proxies = new ArrayList<>();
        for (int proxy = 0; proxy < shape.proxyNodes(); proxy++) {
            proxies.add(new Node.Proxy("pg-proxy-" + (proxy + 1), addresses.proxy(shape.clusters(), proxy)));
        }
        return new Layout(shape, addresses.etcd(), instances, proxies);
    }

    private static String clusterName(int cluster) {
        return cluster == 0 ? "pg-test" : "pg-test" + (cluster + 1);
    }

    private static String role(Shape shape, int member) {
        if (member == 0) {
            return "primary";
        }
        return shape.offline() && member == shape.nodes() - 1 ? "offline" : "replica";
    }

    /// Every node: the instances', then the proxies.
    public List<Node> nodes() {
        return Stream.<Node>concat(instances.stream(), proxies.stream()).toList();
    }

    /// The clusters' names.
    public List<String> clusters() {
        return instances.stream().map(Node.Instance::cluster).distinct().toList();
    }

    /// The members of a cluster.
    public List<Node.Instance> members(String cluster) {
        return instances.stream().filter(i -> i.cluster().equals(cluster)).toList();
    }

    /// The nodes that serve the clusters: the proxies where there are some, else the instances' own.
    public List<Node> balancers() {
        return proxies.isEmpty() ? List.copyOf(instances) : List.copyOf(proxies);
    }

    /// A node by its name or address.
    public Optional<Node> node(String nameOrAddress) {
        return nodes().stream()
                .filter(node ->
                        node.name().equals(nameOrAddress) || node.address().equals(nameOrAddress))
                .findFirst();
    }
}
