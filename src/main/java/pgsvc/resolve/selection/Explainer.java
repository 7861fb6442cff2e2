package pgsvc.resolve.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Cluster;
import pgsvc.model.Destination;
import pgsvc.model.Instance;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.PatroniCheck;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// Explains one service of one cluster, member by member.
public final class Explainer {
    private final Service service;
    private final Cluster cluster;

    private Explainer(Service service, Cluster cluster) {
        this.service = service;
        this.cluster = cluster;
    }

    /// Explains a service that was resolved from this cluster.
    public static Explanation explain(Service service, Cluster cluster) {
        return new Explainer(service, cluster).explain();
    }

    private Explanation explain() {
        Selectors selectors = new Selectors(new Diagnostics());
        List<Map<String, @Nullable Object>> members = new Members(cluster).attributes();
        ServiceDefinition declared = service.declared();
        Set<Map<?, ?>> selected = identities(selectors.select(declared.selector(), members));
        Set<Map<?, ?>> backups =
                identities(declared.backup().flatMap(backup -> selectors.selectBackup(backup, members)));
        List<Explanation.Member> explained = new ArrayList<>();
        for (Instance instance : cluster.instances()) {
            explained.add(member(
                    instance, selected.contains(instance.attributes()), backups.contains(instance.attributes())));
        }
        return new Explanation(service, destination(), check(), explained);
    }

    private static Set<Map<?, ?>> identities(Optional<List<Map<?, ?>>> members) {
        Set<Map<?, ?>> set = Collections.newSetFromMap(new IdentityHashMap<>());
        members.ifPresent(set::addAll);
        return set;
    }

    private Explanation.Member member(Instance instance, boolean selected, boolean backup) {
        Optional<Server> server = service.servers().stream()
                .filter(s -> s.name().equals(instance.name()))
                .findFirst();
        return new Explanation.Member(instance, selected, backup, server, verdict(instance, selected, server));
    }

    private String verdict(Instance instance, boolean selected, Optional<Server> server) {
        String declared = "pg_role is " + instance.role().word();
        if (server.isEmpty()) {
            return selected
                    ? "No traffic: the selector yields it, but no server was made."
                    : "No traffic: neither the selector nor the backup yields it (" + declared + ").";
        }
        if (server.get().weight() == 0) {
            return "No new traffic: its weight is 0.";
        }
        return server.get().backup()
                ? "Traffic only while every server that is no backup is down, and while its check answers 200."
                : "Traffic while its check answers 200.";
    }

    private String destination() {
        Optional<Located<Destination>> dest = service.declared().dest();
        String word = dest.map(d -> d.value().word())
                .orElseGet(() -> cluster.instances().stream()
                        .findFirst()
                        .map(i -> i.settings().defaultDestination().word())
                        .orElse("pgbouncer"));
        return dest.isPresent()
                ? word + ", by the service's own dest"
                : word + ", by pg_default_service_dest, since the service has no dest of its own";
    }

    private String check() {
        String asked = PatroniCheck.meaning(service.check()).orElse("(Patroni does not document this path)");
        return "OPTIONS " + service.check() + " on Patroni's REST API must answer 200: " + asked;
    }
}
