package pgsvc.dsn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.UnreadableValueException;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Service;
import pgsvc.resolve.check.Asked;
import pgsvc.resolve.check.CheckPath;

/// Where clients may connect to one service of a cluster.
public final class EntryPoints {
    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::", "[::]");
    private static final String OTHERWISE = "Take --host all.";

    private final Cluster cluster;
    private final List<Variant> variants;

    /// @param variants of one service, each on its load balancers; at least one
    public EntryPoints(Cluster cluster, List<Variant> variants) {
        this.cluster = cluster;
        this.variants = List.copyOf(variants);
    }

    /// The virtual address where there is one that serves, else all load balancers.
    public Entry usual() {
        try {
            var _ = hosts(Entry.VIP);
            return Entry.VIP;
        } catch (NoEntryException _) {
            return Entry.ALL;
        }
    }

    /// @throws NoEntryException where nobody would serve
    public List<Host> hosts(Entry entry) throws NoEntryException {
        return switch (entry) {
            case VIP -> List.of(new Host(vip(), ofMembers("virtual address", vip())));
            case DNS -> List.of(new Host(name(), ofMembers("name", "")));
            case ANY -> List.of(all().getFirst());
            case ALL -> all();
        };
    }

    /// Whether a client may be told to take none but a primary. PgBouncer goes on saying what an instance was when it
    /// spoke to it first, a standby say, so that clients would turn away from a new leader.
    public boolean leadToPrimary() {
        return !cluster.isStandby() && variants.stream().map(Variant::service).allMatch(this::leadsToPrimary);
    }

    private boolean leadsToPrimary(Service service) {
        return CheckPath.of(service.check()).asked() == Asked.PRIMARY
                && service.servers().stream()
                        .allMatch(server -> cluster.instances().stream()
                                .filter(instance -> instance.name().equals(server.name()))
                                .allMatch(instance -> instance.ports().postgres() == server.port()));
    }

    private List<Host> all() {
        Set<Host> hosts = new LinkedHashSet<>();
        for (Variant variant : variants) {
            int port = variant.service().port();
            List<String> bound = addresses(variant);
            variant.nodes()
                    .forEach(node -> bound.forEach(address -> hosts.add(
                            new Host(isEverywhere(address) ? node : address.replaceAll("[\\[\\]]", ""), port))));
        }
        return List.copyOf(hosts);
    }

    private static List<String> addresses(Variant variant) {
        List<String> addresses = new ArrayList<>();
        for (String address : variant.service().bindAddress().split(",")) {
            addresses.add(address.strip().replaceFirst("^ipv[46]@", ""));
        }
        return addresses;
    }

    /// An environment variable of HAProxy's is known on its node alone.
    private static boolean isEverywhere(String address) {
        return EVERYWHERE.contains(address) || address.startsWith("${");
    }

    private String vip() throws NoEntryException {
        String address = value("pg_vip_address").orElse("");
        if (!value("pg_vip_enabled").map(Boolean::parseBoolean).orElse(false) || address.isBlank()) {
            throw new NoEntryException(
                    cluster.name() + " has no virtual address (pg_vip_enabled, pg_vip_address)", OTHERWISE);
        }
        return address.replaceFirst("/.*", "").strip();
    }

    private String name() throws NoEntryException {
        if (value("pg_dns_target").orElse("auto").equals("none")) {
            throw new NoEntryException(cluster.name() + " has no name in the DNS (pg_dns_target: none)", OTHERWISE);
        }
        return cluster.name() + value("pg_dns_suffix").orElse("");
    }

    /// The port of a service that the cluster's members themselves serve, on every address or on this one.
    private int ofMembers(String what, String address) throws NoEntryException {
        Variant variant = variants.getFirst();
        String service = variant.service().fullName();
        if (variant.delegated()) {
            throw new NoEntryException(
                    "the " + what + " of " + cluster.name() + " leads to its members, but " + service + " is served by "
                            + String.join(", ", variant.nodes()),
                    OTHERWISE);
        }
        if (addresses(variant).stream().noneMatch(bound -> isEverywhere(bound) || bound.equals(address))) {
            throw new NoEntryException(
                    service + " listens on " + variant.service().bindAddress() + " alone, which the " + what + " of "
                            + cluster.name() + " does not lead to",
                    OTHERWISE);
        }
        return variant.service().port();
    }

    /// A variable of the cluster, as its primary has it.
    private Optional<String> value(String variable) throws NoEntryException {
        Optional<Instance> member =
                cluster.primary().or(() -> cluster.instances().stream().findFirst());
        try {
            return member.map(instance -> instance.attributes().get(variable)).map(Object::toString);
        } catch (UnreadableValueException e) {
            throw new NoEntryException(variable + " cannot be read: " + e.getMessage(), e.mend());
        }
    }
}
