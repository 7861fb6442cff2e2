package pgsvc.resolve.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Cluster;
import pgsvc.model.Destination;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;
import pgsvc.model.ServiceSettings;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;
import pgsvc.resolve.selection.Members;
import pgsvc.resolve.selection.SelectorRules;
import pgsvc.resolve.selection.Selectors;

/// Turns the services that an instance declares into services with servers.
///
/// The order of the servers is the reference's: what the selector yields, in its order, a member of both lists
/// being a backup in its place; then the members that only the backup yields.
final class ServiceResolver {
    static final String DEFAULT_ADDRESS = "*";
    static final int DEFAULT_MAXCONN = 5000;
    static final String DEFAULT_BALANCE = "roundrobin";
    static final String DEFAULT_CHECK = "/";

    private final Selectors selectors;
    private final SelectorRules selectorRules;
    private final DefinitionRules definitionRules;
    private final Diagnostics into;

    ServiceResolver(Diagnostics into) {
        this.into = into;
        this.selectors = new Selectors(into);
        this.selectorRules = new SelectorRules(selectors, into);
        this.definitionRules = new DefinitionRules(into);
    }

    /// The services of one member's settings, in the order of their declaration. One that is wrong is told and
    /// left out.
    List<Service> resolve(Cluster cluster, ServiceSettings settings, Members members) {
        definitionRules.checkPlan(settings.serverOptions());
        settings.flawed().forEach(this::lookAt);
        List<Service> services = new ArrayList<>();
        for (ServiceDefinition definition : distinct(cluster, settings.definitions())) {
            definitionRules.check(definition);
            resolve(cluster, definition, settings, members).ifPresent(services::add);
        }
        return settings.sharesChecks() ? SharedChecks.in(services) : services;
    }

    /// Tells what else is wrong with a service that cannot be served.
    private void lookAt(ServiceDefinition flawed) {
        definitionRules.check(flawed);
        selectors.parse(flawed.selector());
        flawed.backup().ifPresent(selectors::parse);
    }

    private List<ServiceDefinition> distinct(Cluster cluster, List<ServiceDefinition> definitions) {
        Map<String, ServiceDefinition> byName = new LinkedHashMap<>();
        for (ServiceDefinition definition : definitions) {
            String name = definition.name().value();
            ServiceDefinition first = byName.putIfAbsent(name, definition);
            if (first != null) {
                into.add(
                        ResolveRule.SERVICE_NAME_DUPLICATE,
                        definition.name().where(),
                        "\"" + name + "\" is declared at " + first.where() + " already. Both would be " + cluster.name()
                                + "-" + name + ", one file, and only one of them would be served.",
                        "Give this service another name, or override pg_default_services as a whole.");
            }
        }
        return List.copyOf(byName.values());
    }

    private Optional<Service> resolve(
            Cluster cluster, ServiceDefinition definition, ServiceSettings settings, Members members) {
        Destination destination = definition.dest().map(Located::value).orElse(settings.defaultDestination());
        Optional<List<Map<?, ?>>> selected = selectors.select(definition.selector(), members.attributes());
        Optional<List<Map<?, ?>>> backups = definition
                .backup()
                .map(backup -> selectors.selectBackup(backup, members.attributes()))
                .orElse(Optional.of(List.of()));
        if (selected.isEmpty() || backups.isEmpty()) {
            return Optional.empty();
        }
        List<Server> servers = servers(definition, selected.get(), backups.get(), destination, members);
        selectorRules.check(cluster, definition, servers, members);
        return Optional.of(service(cluster, definition, settings, servers));
    }

    private List<Server> servers(
            ServiceDefinition definition,
            List<Map<?, ?>> selected,
            List<Map<?, ?>> backups,
            Destination destination,
            Members members) {
        Set<Object> backupHosts = backups.stream().map(m -> host(m)).collect(Collectors.toCollection(HashSet::new));
        Set<Object> selectedHosts = selected.stream().map(m -> host(m)).collect(Collectors.toSet());
        List<Server> servers = new ArrayList<>();
        for (Map<?, ?> member : selected) {
            add(servers, member, destination, backupHosts.contains(host(member)), definition.selector(), members);
        }
        for (Map<?, ?> member : backups) {
            if (!selectedHosts.contains(host(member))) {
                add(servers, member, destination, true, definition.backup().orElseThrow(), members);
            }
        }
        return servers;
    }

    private static Object host(Map<?, ?> member) {
        return Optional.<Object>ofNullable(member.get("inventory_hostname")).orElse("");
    }

    private void add(
            List<Server> servers,
            Map<?, ?> member,
            Destination destination,
            boolean backup,
            Located<String> selector,
            Members members) {
        Optional<Server> server = members.server(member, destination, backup);
        if (server.isEmpty()) {
            into.add(
                    ResolveRule.SELECTOR_RESULT,
                    selector.where(),
                    "`" + selector.value() + "` makes objects from which no server can be made: each needs "
                            + "pg_cluster, pg_seq and inventory_hostname, and numbers where it has ports or a weight.",
                    "Let the selector yield whole members, or put these keys into its objects.");
        } else if (servers.stream().anyMatch(s -> s.name().equals(server.get().name()))) {
            into.add(
                    ResolveRule.SELECTOR_REPEATS_MEMBER,
                    selector.where(),
                    "`" + selector.value() + "` yields " + server.get().name() + " more than once. HAProxy refuses "
                            + "a section that has two servers of one name.",
                    "Change the expression so that each member comes once.");
        } else {
            servers.add(server.get());
        }
    }

    private static Service service(
            Cluster cluster, ServiceDefinition definition, ServiceSettings settings, List<Server> servers) {
        return new Service(
                cluster.name(),
                definition.name().value(),
                definition.ip().map(Located::value).orElse(DEFAULT_ADDRESS),
                definition.port().value(),
                definition.maxconn().map(Located::value).orElse(DEFAULT_MAXCONN),
                definition.balance().map(Located::value).orElse(DEFAULT_BALANCE),
                definition.check().map(Located::value).orElse(DEFAULT_CHECK),
                definition
                        .options()
                        .map(Located::value)
                        .orElse(settings.serverOptions().value()),
                servers,
                definition);
    }
}
