package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.Variable;
import pgsvc.inventory.declare.service.RtoPlan;
import pgsvc.inventory.declare.service.RtoReader;
import pgsvc.inventory.declare.service.ServiceReader;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Defaults;
import pgsvc.inventory.declare.variable.Expansion;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Destination;
import pgsvc.model.Located;
import pgsvc.model.Roles;
import pgsvc.model.ServiceDefinition;
import pgsvc.model.ServiceSettings;

/// Reads the services that a host declares and how it delivers them. Hosts whose variables are the same values,
/// with no template in them, share one result: in most inventories that is a whole cluster, often all.
final class SettingsReader {
    private static final String ROLES = "pg_service_roles";
    private static final List<String> NAMES = List.of(
            "pg_default_services",
            "pg_services",
            "pg_default_service_dest",
            "pg_rto",
            "pg_rto_plan",
            "pg_service_provider",
            ROLES);

    private static final Map<String, Roles> WORDS = Map.of("declared", Roles.DECLARED, "live", Roles.LIVE);

    private final Reading reading;
    private final Map<List<Identity>, ServiceSettings> shared = new HashMap<>();

    SettingsReader(Reading reading) {
        this.reading = reading;
    }

    ServiceSettings read(HostVariables host) {
        List<Identity> key = new ArrayList<>(NAMES.size());
        boolean sharable = true;
        for (String name : NAMES) {
            Optional<Value> written = host.host().variable(name).map(Variable::value);
            key.add(new Identity(written.orElse(null)));
            sharable &= written.isEmpty() || !Expansion.holdsTemplate(written.get());
        }
        return sharable ? shared.computeIfAbsent(key, _ -> readNew(host)) : readNew(host);
    }

    private ServiceSettings readNew(HostVariables host) {
        List<ServiceDefinition> definitions = new ArrayList<>();
        ServiceReader services = new ServiceReader(host.expansion(), reading);
        definitions.addAll(list(host, "pg_default_services", services).orElse(Defaults.SERVICES));
        definitions.addAll(list(host, "pg_services", services).orElse(List.of()));
        RtoPlan plan = plan(host);
        return new ServiceSettings(
                definitions,
                services.flawed(),
                defaultDestination(host),
                new Located<>(plan.serverOptions(), whereOfPlans(host)),
                plan.swift(),
                provider(host),
                roles(host));
    }

    private Optional<List<ServiceDefinition>> list(HostVariables host, String name, ServiceReader services) {
        return reading.readable(() -> host.written(name)).map(services::read);
    }

    private Destination defaultDestination(HostVariables host) {
        String name = "pg_default_service_dest";
        return reading.readable(() -> host.value(name))
                .flatMap(value -> ServiceReader.destination(name, value, reading))
                .orElse(new Destination.PgBouncer());
    }

    private RtoPlan plan(HostVariables host) {
        return new RtoReader(host.expansion(), reading).plan(reading.readable(() -> host.value("pg_rto")), plans(host));
    }

    private SourceRange whereOfPlans(HostVariables host) {
        return plans(host).map(Value::where).orElse(SourceRange.startOf(Defaults.FILE));
    }

    private Optional<Value> plans(HostVariables host) {
        return reading.readable(() -> host.value("pg_rto_plan"));
    }

    private Optional<Located<String>> provider(HostVariables host) {
        Optional<Value> value = reading.readable(() -> host.value("pg_service_provider"));
        return value.filter(v -> !(v instanceof Value.Null))
                .flatMap(v -> reading.text("pg_service_provider", v))
                .filter(name -> !name.value().isEmpty());
    }

    private Roles roles(HostVariables host) {
        Optional<Value> value = reading.readable(() -> host.value(ROLES)).filter(v -> !(v instanceof Value.Null));
        Optional<Located<String>> word = value.flatMap(v -> reading.text(ROLES, v));
        word.filter(text -> !WORDS.containsKey(text.value())).ifPresent(this::unknown);
        return word.map(text -> WORDS.getOrDefault(text.value(), Roles.DECLARED))
                .orElse(Roles.DECLARED);
    }

    private void unknown(Located<String> word) {
        reading.findings()
                .add(
                        DeclareRule.ROLES_UNKNOWN,
                        word.where(),
                        ROLES + " is \"" + word.value() + "\". It says which pg_role selectors see: that of the "
                                + "inventory, or that which follows from who leads."
                                + DidYouMean.hint(word.value(), WORDS.keySet()),
                        "Write declared or live, or leave it out for declared.");
    }

    /// Compares values by identity: the same value at the same place.
    private record Identity(@Nullable Value value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity(var theirs) && theirs == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }
}
