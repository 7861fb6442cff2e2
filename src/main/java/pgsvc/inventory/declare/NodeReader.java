package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.declare.service.NodeServiceReader;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Defaults;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.BaseSettings;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.NodeService;

/// Reads what belongs to a node itself: its `haproxy_services`, and the parameters of its base configuration.
final class NodeReader {
    private static final Located<String> DEFAULT_TIMEOUT = new Located<>("24h", SourceRange.startOf(Defaults.FILE));

    private final Reading reading;

    NodeReader(Reading reading) {
        this.reading = reading;
    }

    Node read(HostVariables host) {
        return new Node(
                host.host().name(),
                services(host),
                base(host),
                into -> ConnectionReader.read(host, into),
                host.host().where());
    }

    private List<NodeService> services(HostVariables host) {
        Optional<Value> list = reading.readable(() -> host.value("haproxy_services"));
        if (list.isEmpty()) {
            return List.of();
        }
        if (!(list.get() instanceof Value.Sequence sequence)) {
            reading.findings()
                    .add(
                            DeclareRule.SERVICE_LIST_INVALID,
                            list.get().where(),
                            "haproxy_services is " + Reading.describe(list.get()) + ", but it must be a list.",
                            "Write a list; [] stands for no services.");
            return List.of();
        }
        NodeServiceReader services = new NodeServiceReader(host.expansion(), reading);
        List<NodeService> read = new ArrayList<>();
        sequence.items().forEach(item -> services.read(item).ifPresent(read::add));
        return read;
    }

    private BaseSettings base(HostVariables host) {
        return new BaseSettings(
                nodename(host),
                text(host, "haproxy_admin_username", "admin"),
                text(host, "haproxy_admin_password", "pigsty"),
                reading.readable(() -> host.value("haproxy_exporter_port"))
                        .flatMap(v -> reading.port("haproxy_exporter_port", v))
                        .map(Located::value)
                        .orElse(9101),
                text(host, "exporter_metrics_path", "/metrics"),
                timeout(host, "haproxy_client_timeout"),
                timeout(host, "haproxy_server_timeout"),
                text(host, "haproxy_dir", "/etc/haproxy"));
    }

    private Located<String> timeout(HostVariables host, String name) {
        return reading.readable(() -> host.value(name))
                .flatMap(value -> reading.text(name, value))
                .orElse(DEFAULT_TIMEOUT);
    }

    /// The reference takes the machine's own host name where the inventory says nothing; pgsvc, which reads the
    /// inventory alone, takes the name in the inventory.
    private String nodename(HostVariables host) {
        String named = text(host, "nodename", "");
        if (!named.isEmpty()) {
            return named;
        }
        String cluster = text(host, "pg_cluster", "");
        String seq = text(host, "pg_seq", "");
        return bool(host, "node_id_from_pg", true) && !cluster.isEmpty() && !seq.isEmpty()
                ? cluster + "-" + seq
                : host.host().name();
    }

    private String text(HostVariables host, String name, String absent) {
        return reading.readable(() -> host.value(name))
                .flatMap(value -> reading.text(name, value))
                .map(Located::value)
                .orElse(absent);
    }

    private boolean bool(HostVariables host, String name, boolean absent) {
        return reading.readable(() -> host.value(name))
                .map(value -> reading.bool(name, value))
                .orElse(absent);
    }
}
