package pgsvc.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.part.Authority;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.patroni.PatroniRest;

/// Speaks to the Patronis of a sandbox.
final class PatroniAccess implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Layout layout;
    private final PatroniRest.Credentials credentials;

    private PatroniAccess(HttpClient http, Layout layout, PatroniRest.Credentials credentials) {
        this.http = http;
        this.layout = layout;
        this.credentials = credentials;
    }

    /// @throws SandboxException when the sandbox's authority cannot be read
    static PatroniAccess open(SandboxFolder folder, Layout layout, SandboxFolder.Kept kept) throws SandboxException {
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (layout.shape().tls()) {
            http.sslContext(trusting(Authority.authority(folder)));
        }
        return new PatroniAccess(
                http.build(),
                layout,
                new PatroniRest.Credentials("patroni", kept.secrets().rest()));
    }

    private static SSLContext trusting(Path authority) throws SandboxException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new SandboxException(
                    "cannot read the authority " + authority + ": " + e.getMessage(), "Start the sandbox anew.");
        }
    }

    PatroniRest of(Node.Instance instance) {
        String scheme = layout.shape().tls() ? "https" : "http";
        return new PatroniRest(
                http, URI.create(scheme + "://" + instance.address() + ":8008"), Optional.of(credentials));
    }

    /// Whether an instance answers 200 to a check; not when it does not answer at all.
    boolean passes(Node.Instance instance, String path) throws InterruptedException {
        try {
            return of(instance).check(path) == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /// The cluster, as the first of its members that answers sees it.
    Optional<LiveCluster> cluster(String name) throws InterruptedException {
        for (Node.Instance member : layout.members(name)) {
            try {
                return Optional.of(of(member).cluster());
            } catch (IOException _) {
                // The next may answer.
            }
        }
        return Optional.empty();
    }

    /// The leader, when there is one that says so itself.
    Optional<Node.Instance> leader(String cluster) throws InterruptedException {
        Optional<String> name = cluster(cluster).flatMap(LiveCluster::leader).map(LiveMember::name);
        for (Node.Instance member : layout.members(cluster)) {
            if (name.equals(Optional.of(member.name())) && passes(member, "/primary")) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        http.close();
    }
}
