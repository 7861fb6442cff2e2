package pgsvc.cli.topology;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.model.UnreadableValueException;
import pgsvc.tls.Tls;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Credentials;
import pgsvc.topology.rest.Limits;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.Seed;
import pgsvc.topology.watch.Survey;
import pgsvc.topology.watch.TopologyListener;
import pgsvc.topology.watch.TopologyWatcher;
import picocli.CommandLine.ParseResult;

/// How the inventory says that a cluster's Patronis are reached, where the options do not say otherwise.
public final class DeclaredAccess {
    /// Whose the REST API's password is, where the inventory gives only that (Pigsty's default).
    private static final String USUAL_USER = "postgres";

    private final Cluster cluster;
    private final Access access;

    private DeclaredAccess(Cluster cluster, Access access) {
        this.cluster = cluster;
        this.access = access;
    }

    /// The way to a cluster.
    ///
    /// @throws CommandException when a file that is needed cannot be read
    public static DeclaredAccess of(Cluster cluster, ParseResult parsed, Session session) throws CommandException {
        Optional<Credentials> credentials =
                PatroniOptions.credentials(parsed, session).or(() -> declared(cluster));
        return new DeclaredAccess(cluster, new Access(tls(cluster, parsed), credentials, Limits.PATIENT));
    }

    /// The ways to many, by their names.
    ///
    /// @throws CommandException when a file that is needed cannot be read
    public static Map<String, DeclaredAccess> of(Iterable<Cluster> clusters, ParseResult parsed, Session session)
            throws CommandException {
        Map<String, DeclaredAccess> accesses = new LinkedHashMap<>();
        for (Cluster cluster : clusters) {
            accesses.put(cluster.name(), of(cluster, parsed, session));
        }
        return accesses;
    }

    /// The authority is one for all of a cluster's members.
    private static Optional<Tls> tls(Cluster cluster, ParseResult parsed) throws CommandException {
        Optional<String> authority = cluster.instances().stream()
                .map(Instance::ports)
                .flatMap(ports -> ports.patroniCa().stream())
                .findFirst();
        return authority.isEmpty() ? Optional.empty() : Optional.of(PatroniOptions.tls(parsed, authority));
    }

    private static Optional<Credentials> declared(Cluster cluster) {
        return cluster.instances().stream()
                .flatMap(instance -> text(instance, "patroni_password").stream()
                        .map(password -> new Credentials(
                                text(instance, "patroni_username").orElse(USUAL_USER), password)))
                .findFirst();
    }

    /// One that cannot be read is missed only where Patroni asks for it, which is told then.
    private static Optional<String> text(Instance instance, String variable) {
        try {
            return Optional.ofNullable(instance.attributes().get(variable))
                    .map(Object::toString)
                    .filter(text -> !text.isEmpty());
        } catch (UnreadableValueException _) {
            return Optional.empty();
        }
    }

    /// Its declared members.
    public List<Seed> seeds() {
        return cluster.instances().stream()
                .map(instance -> Seed.of(instance.name(), address(instance)))
                .toList();
    }

    private static ApiAddress address(Instance instance) {
        InstancePorts ports = instance.ports();
        return new ApiAddress(ports.patroniCa().isPresent(), instance.host(), ports.patroni());
    }

    /// Asks them again and again.
    public TopologyWatcher watch(PollPlan plan, InstantSource clock, TopologyListener listener) {
        return TopologyWatcher.start(Optional.of(cluster.name()), seeds(), this::open, plan, clock, listener);
    }

    /// Asks them once.
    public TopologySnapshot survey() throws InterruptedException {
        return new Survey(this::open, InstantSource.system()).of(Optional.of(cluster.name()), seeds());
    }

    /// The same within other limits.
    public DeclaredAccess within(Limits limits) {
        return new DeclaredAccess(cluster, access.within(limits));
    }

    /// Connects to nothing yet.
    public TopologySource open(ApiAddress address) {
        return rest(address);
    }

    /// The same, to change something.
    public PatroniRest rest(ApiAddress address) {
        return new PatroniRest(address, access);
    }
}
