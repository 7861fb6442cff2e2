package pgsvc.inventory.declare;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.inventory.declare.variable.Attributes;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.model.Located;
import pgsvc.model.Role;

/// Reads one member of a cluster: its identity, its ports, its weight and its services.
final class InstanceReader {
    private final Reading reading;
    private final SettingsReader settings;

    InstanceReader(Reading reading) {
        this.reading = reading;
        this.settings = new SettingsReader(reading);
    }

    /// The member; nothing (and a finding) when its identity is wrong.
    Optional<Instance> read(String cluster, HostVariables host) {
        Optional<String> seq = seq(host);
        Optional<Role> role = role(host);
        InstancePorts ports = ports(host);
        int weight = number(host, "pg_weight", reading::weight, 100);
        if (seq.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Instance(
                cluster + "-" + seq.get(),
                seq.get(),
                role.get(),
                host.host().name(),
                ports,
                weight,
                new Attributes(host),
                settings.read(host),
                host.host().where()));
    }

    private InstancePorts ports(HostVariables host) {
        return new InstancePorts(
                number(host, "pg_port", reading::port, InstancePorts.DEFAULT.postgres()),
                number(host, "pgbouncer_port", reading::port, InstancePorts.DEFAULT.pgbouncer()),
                number(host, "patroni_port", reading::port, InstancePorts.DEFAULT.patroni()),
                patroniCa(host));
    }

    private Optional<String> patroniCa(HostVariables host) {
        boolean tls = reading.readable(() -> host.value("patroni_ssl_enabled"))
                .map(value -> reading.bool("patroni_ssl_enabled", value))
                .orElse(false);
        if (!tls) {
            return Optional.empty();
        }
        String name = "patroni_ssl_ca_file";
        return Optional.of(reading.readable(() -> host.value(name))
                .flatMap(value -> reading.text(name, value))
                .map(Located::value)
                .orElse(InstancePorts.DEFAULT_CA));
    }

    private int number(
            HostVariables host, String name, BiFunction<String, Value, Optional<Located<Integer>>> read, int absent) {
        return reading.readable(() -> host.value(name))
                .flatMap(value -> read.apply(name, value))
                .map(Located::value)
                .orElse(absent);
    }

    private Optional<String> seq(HostVariables host) {
        Optional<Value> value = reading.readable(() -> host.value("pg_seq"));
        Optional<String> digits = value.flatMap(InstanceReader::digits);
        if (digits.isEmpty()) {
            reading.findings()
                    .add(
                            DeclareRule.SEQ_INVALID,
                            value.map(Value::where).orElse(host.host().where()),
                            value.map(v -> "pg_seq is " + Reading.describe(v) + ".")
                                            .orElse("The host is in a cluster and has no pg_seq.")
                                    + " It makes the instance's name, <pg_cluster>-<pg_seq>.",
                            "Give each member a number of its own, from 1.");
        }
        return digits;
    }

    private static Optional<String> digits(Value value) {
        return switch (value) {
            case Value.Num num when num.value() instanceof Long n && n >= 0 -> Optional.of(Long.toString(n));
            case Value.Text text when Reading.digits(text.value()).isPresent() -> Optional.of(text.value());
            case Value.Num _, Value.Text _, Value.Null _, Value.Bool _, Value.Vault _ -> Optional.empty();
            case Value.Sequence _, Value.Mapping _ -> Optional.empty();
        };
    }

    private Optional<Role> role(HostVariables host) {
        Optional<Value> value = reading.readable(() -> host.value("pg_role"));
        Optional<Role> role =
                value.flatMap(v -> v instanceof Value.Text text ? Role.of(text.value()) : Optional.empty());
        if (role.isEmpty()) {
            String known = Stream.of(Role.values()).map(Role::word).collect(Collectors.joining(", "));
            reading.findings()
                    .add(
                            DeclareRule.ROLE_INVALID,
                            value.map(Value::where).orElse(host.host().where()),
                            value.map(v -> "pg_role is " + Reading.describe(v) + ".")
                                    .orElse("The host is in a cluster and has no pg_role."),
                            "Write one of " + known + ".");
        }
        return role;
    }
}
