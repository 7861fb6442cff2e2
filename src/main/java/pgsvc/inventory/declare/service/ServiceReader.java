package pgsvc.inventory.declare.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.inventory.ansible.Variable;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Entry;
import pgsvc.inventory.declare.variable.Expansion;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Destination;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;

/// Reads `pg_default_services` and `pg_services`. An entry with a mistake is told and left out.
public final class ServiceReader {
    /// Every key of a service.
    static final Set<String> KEYS =
            Set.of("name", "port", "selector", "backup", "dest", "check", "ip", "maxconn", "balance", "options");

    /// Keys of earlier inventory schemas, with what has their place now.
    private static final Map<String, String> OLD_KEYS = Map.ofEntries(
            Map.entry("src_ip", "ip"),
            Map.entry("src_port", "port"),
            Map.entry("dst_port", "dest"),
            Map.entry("check_url", "check"),
            Map.entry("selector_backup", "backup"),
            Map.entry("check_method", "nothing: the check is always an OPTIONS request"),
            Map.entry("check_port", "nothing: the check always asks Patroni's port (patroni_port)"),
            Map.entry("check_code", "nothing: the check always wants 200"),
            Map.entry("haproxy", "maxconn, balance and options in the service itself"));

    private static final int LONGEST_NAME = 128;

    private static final int STAND_IN_PORT = 1;

    private final Expansion expansion;
    private final Reading reading;
    private final List<ServiceDefinition> flawed = new ArrayList<>();

    public ServiceReader(Expansion expansion, Reading reading) {
        this.expansion = expansion;
        this.reading = reading;
    }

    /// The entries read so far that cannot be served, with stand-ins for what they lack.
    public List<ServiceDefinition> flawed() {
        return flawed;
    }

    /// The services of one list. One level of nested lists is flattened, as the reference does.
    public List<ServiceDefinition> read(Variable variable) {
        if (!(variable.value() instanceof Value.Sequence sequence)) {
            reading.findings()
                    .add(
                            DeclareRule.SERVICE_LIST_INVALID,
                            variable.value().where(),
                            variable.name() + " is " + Reading.describe(variable.value())
                                    + ", but it must be a list of services.",
                            "Write a list; [] stands for no services.");
            return List.of();
        }
        List<ServiceDefinition> services = new ArrayList<>();
        for (Value item : flattened(sequence)) {
            entry(variable.name(), item).flatMap(this::service).ifPresent(services::add);
        }
        return services;
    }

    private List<Value> flattened(Value.Sequence sequence) {
        List<Value> flat = new ArrayList<>();
        for (Value item : sequence.items()) {
            Optional<Value> expanded = reading.readable(() -> Optional.of(expansion.dereferenced(item)));
            if (expanded.isPresent() && expanded.get() instanceof Value.Sequence inner) {
                flat.addAll(inner.items());
            } else {
                expanded.ifPresent(flat::add);
            }
        }
        return flat;
    }

    private Optional<Entry> entry(String list, Value item) {
        if (item instanceof Value.Mapping mapping) {
            return Optional.of(new Entry(label(mapping), mapping, expansion, reading));
        }
        reading.findings()
                .add(
                        DeclareRule.SERVICE_ENTRY_INVALID,
                        item.where(),
                        "An entry of " + list + " is " + Reading.describe(item) + ".",
                        "Write a mapping such as { name: primary, port: 5433, selector: \"[]\" }.");
        return Optional.empty();
    }

    private static String label(Value.Mapping mapping) {
        return mapping.get("name") instanceof Value.Text name
                ? "service \"" + name.value().replaceAll("\\p{Cntrl}", "?") + "\""
                : "a service";
    }

    private Optional<ServiceDefinition> service(Entry entry) {
        unknownKeys(entry);
        Optional<Located<String>> name = name(entry);
        Optional<Located<Integer>> port =
                required(entry, "port", DeclareRule.SERVICE_PORT_MISSING).flatMap(e -> e.port("port"));
        Optional<Located<String>> selector = selector(entry, "selector");
        Parts parts = new Parts(entry);
        ServiceDefinition definition = new ServiceDefinition(
                name.orElseGet(() -> new Located<>("(no name)", entry.where())),
                port.orElseGet(() -> new Located<>(STAND_IN_PORT, entry.where())),
                selector.orElseGet(() -> new Located<>("[]", entry.where())),
                parts.backup,
                parts.dest,
                parts.check,
                parts.ip,
                parts.maxconn,
                parts.balance,
                parts.options,
                entry.where());
        if (name.isEmpty() || port.isEmpty() || selector.isEmpty() || parts.anyInvalid()) {
            flawed.add(definition);
            return Optional.empty();
        }
        return Optional.of(definition);
    }

    /// The optional keys of one service. A key that is written but does not read makes the service invalid.
    private final class Parts {
        private final Entry entry;
        private final Optional<Located<String>> backup;
        private final Optional<Located<Destination>> dest;
        private final Optional<Located<String>> check;
        private final Optional<Located<String>> ip;
        private final Optional<Located<Integer>> maxconn;
        private final Optional<Located<String>> balance;
        private final Optional<Located<String>> options;
        private final boolean destInvalid;

        Parts(Entry entry) {
            this.entry = entry;
            this.backup = entry.has("backup") ? selector(entry, "backup") : Optional.empty();
            Optional<Optional<Located<Destination>>> destination = destination(entry);
            this.dest = destination.orElse(Optional.empty());
            this.destInvalid = destination.isEmpty();
            this.check = entry.text("check");
            this.ip = entry.text("ip");
            this.maxconn = entry.maxconn("maxconn");
            this.balance = entry.text("balance");
            this.options = entry.text("options");
        }

        boolean anyInvalid() {
            return destInvalid
                    || missing("backup", backup)
                    || missing("check", check)
                    || missing("ip", ip)
                    || missing("maxconn", maxconn)
                    || missing("balance", balance)
                    || missing("options", options);
        }

        private boolean missing(String key, Optional<?> read) {
            return entry.has(key) && read.isEmpty();
        }
    }

    private Optional<Entry> required(Entry entry, String key, DeclareRule rule) {
        if (entry.has(key)) {
            return Optional.of(entry);
        }
        entry.tell(
                rule,
                entry.label() + " has no `" + key + "`, without which there is nothing to serve."
                        + DidYouMean.closest(key, entry.mapping().entries().keySet())
                                .map(close -> " It has `" + close + "`.")
                                .orElse(""),
                "Add `" + key + "`.");
        return Optional.empty();
    }

    private Optional<Located<String>> name(Entry entry) {
        return required(entry, "name", DeclareRule.SERVICE_NAME_MISSING)
                .flatMap(e -> e.text("name"))
                .filter(name -> ServiceNames.check(name, LONGEST_NAME, reading));
    }

    private Optional<Located<String>> selector(Entry entry, String key) {
        Optional<Entry> present = key.equals("selector")
                ? required(entry, key, DeclareRule.SERVICE_SELECTOR_MISSING)
                : Optional.of(entry);
        Optional<Value> value = present.flatMap(e -> e.value(key));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Value.Text text && !text.value().isBlank()) {
            return Optional.of(new Located<>(text.value(), text.where()));
        }
        return reading.wrongType(
                key + " of " + entry.label(), value.get(), "a JMESPath expression in quotes, such as \"[]\"");
    }

    /// Nothing at all when `dest` is wrong; an empty destination when the default one is meant.
    private Optional<Optional<Located<Destination>>> destination(Entry entry) {
        if (!entry.has("dest")) {
            return Optional.of(Optional.empty());
        }
        Optional<Value> value = entry.value("dest");
        if (value.isPresent()
                && value.get() instanceof Value.Text text
                && text.value().equals("default")) {
            return Optional.of(Optional.empty());
        }
        return value.flatMap(v -> destination("dest of " + entry.label(), v, reading))
                .map(d -> Optional.of(new Located<>(d, value.get().where())));
    }

    /// Reads a destination: `postgres`, `pgbouncer` or a number. Anything else is told: the reference would send
    /// traffic to 5432 in silence.
    public static Optional<Destination> destination(String label, Value value, Reading reading) {
        Optional<Destination> destination = switch (value) {
            case Value.Text text when text.value().equals("postgres") -> Optional.of(new Destination.Postgres());
            case Value.Text text when text.value().equals("pgbouncer") -> Optional.of(new Destination.PgBouncer());
            case Value.Num num
            when num.value() instanceof Long n && n >= 1 && n <= Reading.MOST_PORTS ->
                Optional.of(new Destination.Port(n.intValue()));
            case Value.Text _,
                    Value.Num _,
                    Value.Null _,
                    Value.Bool _,
                    Value.Sequence _,
                    Value.Mapping _,
                    Value.Vault _ -> Optional.empty();
        };
        if (destination.isEmpty()) {
            tellWrongDestination(label, value, reading);
        }
        return destination;
    }

    private static void tellWrongDestination(String label, Value value, Reading reading) {
        Optional<String> digits =
                value instanceof Value.Text text && Reading.digits(text.value()).isPresent()
                        ? Optional.of(text.value())
                        : Optional.empty();
        String hint = value instanceof Value.Text text
                ? DidYouMean.hint(text.value().toLowerCase(Locale.ROOT), Set.of("default", "postgres", "pgbouncer"))
                : "";
        reading.findings()
                .add(
                        DeclareRule.DEST_INVALID,
                        value.where(),
                        label + " is " + Reading.describe(value) + ". It would silently mean port 5432, whatever "
                                + "pg_port is." + hint,
                        digits.map(d -> "Write the number without quotes: " + d + ".")
                                .orElse("Write postgres, pgbouncer, or a port number."));
    }

    private void unknownKeys(Entry entry) {
        entry.mapping().entries().forEach((key, value) -> {
            String now = OLD_KEYS.get(key);
            if (now != null) {
                reading.findings()
                        .add(
                                DeclareRule.SERVICE_KEY_OLD,
                                value.keyWhere(),
                                "`" + key + "` of " + entry.label() + " is not read any more.",
                                "In its place stands " + now + ".");
            } else if (!KEYS.contains(key)) {
                reading.findings()
                        .add(
                                DeclareRule.SERVICE_KEY_UNKNOWN,
                                value.keyWhere(),
                                "Nothing reads `" + key + "` of " + entry.label() + "." + DidYouMean.hint(key, KEYS),
                                "Use one of " + String.join(", ", new TreeSet<>(KEYS)) + ", or remove it.");
            }
        });
    }
}
