package pgsvc.inventory.declare.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Entry;
import pgsvc.inventory.declare.variable.Expansion;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.model.NodeService.NodeServer;

/// Reads one entry of `haproxy_services`.
public final class NodeServiceReader {
    private static final Set<String> KEYS =
            Set.of("name", "port", "ip", "protocol", "maxconn", "balance", "options", "default", "servers");
    private static final Set<String> SERVER_KEYS = Set.of("name", "ip", "port", "backup", "weight", "options");
    private static final int LONGEST_NAME = 200;

    private final Expansion expansion;
    private final Reading reading;

    public NodeServiceReader(Expansion expansion, Reading reading) {
        this.expansion = expansion;
        this.reading = reading;
    }

    /// The service; nothing (and a finding) when it is wrong.
    public Optional<NodeService> read(Value item) {
        return entry("an entry of haproxy_services", item, KEYS).flatMap(this::service);
    }

    private Optional<Entry> entry(String what, Value item, Set<String> keys) {
        Optional<Value> expanded = reading.readable(() -> Optional.of(expansion.dereferenced(item)));
        if (expanded.isEmpty()) {
            return Optional.empty();
        }
        if (!(expanded.get() instanceof Value.Mapping mapping)) {
            return reading.wrongType(what, expanded.get(), "a mapping");
        }
        String label = mapping.get("name") instanceof Value.Text name ? "\"" + name.value() + "\"" : what;
        Entry entry = new Entry(label, mapping, expansion, reading);
        mapping.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                reading.findings()
                        .add(
                                DeclareRule.SERVICE_KEY_UNKNOWN,
                                value.keyWhere(),
                                "Nothing reads `" + key + "` of " + label + "." + DidYouMean.hint(key, keys),
                                "Use one of " + String.join(", ", new TreeSet<>(keys)) + ", or remove it.");
            }
        });
        return Optional.of(entry);
    }

    private Optional<NodeService> service(Entry entry) {
        Optional<Located<String>> name = name(entry);
        Optional<Located<Integer>> port =
                required(entry, "port", DeclareRule.SERVICE_PORT_MISSING).flatMap(e -> e.port("port"));
        List<NodeServer> servers = servers(entry);
        if (name.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NodeService(
                name.get(),
                port.get(),
                entry.text("ip"),
                entry.text("protocol"),
                entry.maxconn("maxconn"),
                entry.text("balance"),
                options(entry),
                entry.text("default"),
                servers,
                entry.where()));
    }

    private Optional<Located<String>> name(Entry entry) {
        return required(entry, "name", DeclareRule.SERVICE_NAME_MISSING)
                .flatMap(e -> e.text("name"))
                .filter(name -> ServiceNames.check(name, LONGEST_NAME, reading));
    }

    private Optional<Entry> required(Entry entry, String key, DeclareRule rule) {
        if (!entry.has(key)) {
            entry.tell(rule, entry.label() + " has no `" + key + "`.", "Add `" + key + "`.");
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    private List<Located<String>> options(Entry entry) {
        List<Located<String>> options = new ArrayList<>();
        for (Value item : entry.list("options")) {
            reading.text("An option of " + entry.label(), item).ifPresent(options::add);
        }
        return options;
    }

    private List<NodeServer> servers(Entry entry) {
        required(entry, "servers", DeclareRule.SERVICE_SERVERS_MISSING);
        List<NodeServer> servers = new ArrayList<>();
        for (Value item : entry.list("servers")) {
            entry("a server of " + entry.label(), item, SERVER_KEYS)
                    .flatMap(this::server)
                    .ifPresent(servers::add);
        }
        return servers;
    }

    private Optional<NodeServer> server(Entry entry) {
        Optional<Located<String>> name = name(entry);
        Optional<Located<String>> ip =
                required(entry, "ip", DeclareRule.SERVICE_SERVERS_MISSING).flatMap(e -> e.text("ip"));
        Optional<Located<Integer>> port =
                required(entry, "port", DeclareRule.SERVICE_PORT_MISSING).flatMap(e -> e.port("port"));
        if (name.isEmpty() || ip.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NodeServer(
                name.get().value(),
                ip.get().value(),
                port.get().value(),
                entry.bool("backup"),
                entry.weight("weight").map(Located::value),
                entry.text("options"),
                entry.where()));
    }
}
