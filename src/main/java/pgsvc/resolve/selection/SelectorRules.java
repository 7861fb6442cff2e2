package pgsvc.resolve.selection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.jmespath.Expression;
import pgsvc.model.Cluster;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.Server;

/// Finds selectors that are well formed and yet do not do what they were written for.
public final class SelectorRules {
    /// Variables that an inventory sets on some hosts only; a selector may ask for them where no member has them.
    private static final Set<String> OPTIONAL_VARIABLES = Set.of(
            "pg_offline_query",
            "pg_weight",
            "pg_port",
            "pgbouncer_port",
            "patroni_port",
            "pg_upstream",
            "pg_delay",
            "pg_host",
            "pg_shard",
            "pg_group",
            "nodename");

    private final Selectors selectors;
    private final Diagnostics into;

    public SelectorRules(Selectors selectors, Diagnostics into) {
        this.selectors = selectors;
        this.into = into;
    }

    /// Checks one service of one cluster, resolved.
    public void check(Cluster cluster, ServiceDefinition definition, List<Server> servers, Members members) {
        attributes(definition.selector(), members);
        definition.backup().ifPresent(backup -> attributes(backup, members));
        if (servers.isEmpty()) {
            noServer(cluster, definition);
        } else if (servers.size() > 1 && servers.stream().allMatch(Server::backup)) {
            onlyBackups(cluster, definition);
        }
    }

    /// A cluster of one instance needs no word about the default services that are for replicas.
    private void noServer(Cluster cluster, ServiceDefinition definition) {
        if (!isDefault(definition) || cluster.instances().size() > 1) {
            String label = "\"" + definition.name().value() + "\": `";
            into.add(
                    ResolveRule.SELECTOR_MATCHES_NOBODY,
                    isDefault(definition)
                            ? cluster.where()
                            : definition.selector().where(),
                    label + definition.selector().value() + "`" + backupToo(definition)
                            + " matches no member. HAProxy accepts clients on port "
                            + definition.port().value() + " and drops them at once.",
                    "Correct the selector, or remove the service.");
        }
    }

    private void onlyBackups(Cluster cluster, ServiceDefinition definition) {
        into.add(
                ResolveRule.BACKUP_LEAVES_NO_ACTIVE_SERVER,
                isDefault(definition)
                        ? cluster.where()
                        : definition.backup().map(Located::where).orElse(definition.where()),
                "The backup of \"" + definition.name().value() + "\" covers every member that the selector yields. "
                        + "HAProxy then sends all traffic to the first backup that is up, and balances nothing.",
                "Let the selector yield at least one member that the backup does not.");
    }

    /// Whether it is one of pgsvc's own default services, whose place is no line of the user's.
    private static boolean isDefault(ServiceDefinition definition) {
        return definition.where().isBuiltIn();
    }

    private static String backupToo(ServiceDefinition definition) {
        return definition
                .backup()
                .map(b -> " (nor its backup `" + b.value() + "`)")
                .orElse("");
    }

    private void attributes(Located<String> text, Members members) {
        Optional<Expression> expression = selectors.parse(text);
        for (String field : expression.map(Expression::elementFields).orElse(Set.of())) {
            if (!OPTIONAL_VARIABLES.contains(field) && !members.anyHas(field)) {
                into.add(
                        ResolveRule.SELECTOR_UNKNOWN_ATTRIBUTE,
                        text.where(),
                        "`" + text.value() + "` asks for " + field + ", which no member has: it is null everywhere."
                                + DidYouMean.hint(field, members.attributeNames()),
                        "Correct the name, or set the variable on the members that are meant.");
            }
        }
    }
}
