package pgsvc.sandbox;

import java.util.Optional;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.part.Authority;
import pgsvc.tls.PemException;
import pgsvc.tls.Tls;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Credentials;
import pgsvc.topology.rest.Limits;

/// Speaks to the Patronis of a sandbox.
final class PatroniAccess {
    private static final int PORT = 8008;
    /// Patroni lets nobody lead who is further behind (`maximum_lag_on_failover`).
    private static final long MOST_LAG = 1 << 20;

    private final Layout layout;
    private final Access access;

    private PatroniAccess(Layout layout, Access access) {
        this.layout = layout;
        this.access = access;
    }

    /// @throws SandboxException when the sandbox's authority cannot be read
    static PatroniAccess open(SandboxFolder folder, Layout layout, SandboxFolder.Kept kept) throws SandboxException {
        Credentials credentials = new Credentials("patroni", kept.secrets().rest());
        return new PatroniAccess(layout, new Access(tls(folder, layout), Optional.of(credentials), Limits.PATIENT));
    }

    private static Optional<Tls> tls(SandboxFolder folder, Layout layout) throws SandboxException {
        if (!layout.shape().tls()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Tls.of(Optional.of(Authority.authority(folder)), Optional.empty(), true));
        } catch (PemException e) {
            throw new SandboxException(
                    "cannot use the sandbox's authority: " + e.getMessage(), "Start the sandbox anew.");
        }
    }

    PatroniRest of(Node.Instance instance) {
        return new PatroniRest(new ApiAddress(layout.shape().tls(), instance.address(), PORT), access);
    }

    /// Whether an instance answers 200 to a check; not when it does not answer at all.
    boolean passes(Node.Instance instance, String path) {
        try (PatroniRest rest = of(instance)) {
            return rest.check(path).equals(new Answer.Given<>(200));
        }
    }

    /// The cluster, as the first of its members that answers sees it.
    Optional<LiveCluster> cluster(String name) {
        for (Node.Instance member : layout.members(name)) {
            try (PatroniRest rest = of(member)) {
                Optional<LiveCluster> cluster = rest.cluster().given();
                if (cluster.isPresent()) {
                    return cluster;
                }
            }
        }
        return Optional.empty();
    }

    /// Whether a member, or any but the leader, is close enough behind it to lead, as far as the leader knows: it hears
    /// of that once in `loop_wait`, so that one which has just begun to follow may look far behind.
    boolean mayLead(String cluster, Optional<Node.Instance> who) {
        return cluster(cluster).stream()
                .flatMap(all -> all.members().stream())
                .filter(member -> who.isEmpty() || who.get().name().equals(member.name()))
                .anyMatch(member -> member.lag().isPresent() && member.lag().getAsLong() <= MOST_LAG);
    }

    /// The leader, when there is one that says so itself.
    Optional<Node.Instance> leader(String cluster) {
        Optional<String> name = cluster(cluster).flatMap(LiveCluster::leader).map(LiveMember::name);
        for (Node.Instance member : layout.members(cluster)) {
            if (name.equals(Optional.of(member.name())) && passes(member, "/primary")) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }
}
