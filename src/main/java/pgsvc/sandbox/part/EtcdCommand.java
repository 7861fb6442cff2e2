package pgsvc.sandbox.part;

import java.nio.file.Path;
import java.util.List;
import pgsvc.sandbox.layout.Layout;

/// How etcd is started: a single node without v2.
public final class EtcdCommand {
    private EtcdCommand() {}

    /// @param data where it keeps its data
    public static List<String> of(Path etcd, Layout layout, Path data) {
        String clients = "http://" + layout.etcdAddress() + ":" + Layout.ETCD_PORT;
        String peers = "http://" + layout.etcdAddress() + ":" + Layout.ETCD_PEER_PORT;
        return List.of(
                etcd.toString(),
                "--name",
                "sandbox",
                "--data-dir",
                data.toString(),
                "--listen-client-urls",
                clients,
                "--advertise-client-urls",
                clients,
                "--listen-peer-urls",
                peers,
                "--initial-advertise-peer-urls",
                peers,
                "--initial-cluster",
                "sandbox=" + peers);
    }
}
