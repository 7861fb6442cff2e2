package pgsvc.cli.view;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.BaseSettings;
import pgsvc.model.Cluster;
import pgsvc.model.Destination;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.model.Inventory;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.Role;
import pgsvc.model.Roles;
import pgsvc.model.ServiceDefinition;
import pgsvc.model.ServiceSettings;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// A cluster of a primary, a replica and an offline instance with the service `replica`, as resolved.
public final class Sample {
    static final SourceRange ENTRY = new SourceRange("pigsty.yml", 7, 9, 7, 60);

    private static final ServiceDefinition REPLICA = new ServiceDefinition(
            located("replica"),
            located(5434),
            located("[]"),
            Optional.of(located("[? pg_role == `primary` || pg_role == `offline` ]")),
            Optional.empty(),
            Optional.of(located("/read-only")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ENTRY);

    private static final ServiceSettings SETTINGS = new ServiceSettings(
            List.of(REPLICA),
            List.of(),
            new Destination.PgBouncer(),
            located("inter 2s"),
            false,
            Optional.empty(),
            Roles.DECLARED);

    static final Cluster CLUSTER = new Cluster(
            "pg-test", List.of(instance(1, Role.PRIMARY), instance(2, Role.REPLICA), instance(3, Role.OFFLINE)), ENTRY);

    static final Service SERVICE = new Service(
            "pg-test",
            "replica",
            "*",
            5434,
            5000,
            "roundrobin",
            "/read-only",
            "inter 2s",
            List.of(server(1, true), server(2, false), server(3, true)),
            REPLICA);

    static final Resolution RESOLUTION = new Resolution(
            new Inventory(
                    "pigsty.yml",
                    nodes(),
                    List.of(CLUSTER),
                    List.of(),
                    Map.of(),
                    Set.of("10.0.0.1", "10.0.0.2", "10.0.0.3")),
            nodes().stream()
                    .map(node -> new LoadBalancer(
                            node, List.of(new PlacedService(SERVICE, node.name(), false, ENTRY)), List.of()))
                    .toList());

    private Sample() {}

    /// What a view prints.
    public static String printed(Consumer<PrintStream> view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        view.accept(out);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<Node> nodes() {
        BaseSettings base = new BaseSettings(
                "pg-test-1", "admin", "pigsty", 9101, "/metrics", located("24h"), located("24h"), "/etc/haproxy");
        return Stream.of("10.0.0.1", "10.0.0.2", "10.0.0.3")
                .map(name -> new Node(name, List.of(), base, _ -> Optional.empty(), ENTRY))
                .toList();
    }

    private static Instance instance(int seq, Role role) {
        Map<String, @Nullable Object> attributes = new HashMap<>();
        attributes.put("pg_role", role.word());
        attributes.put("pg_seq", (long) seq);
        return new Instance(
                "pg-test-" + seq,
                Integer.toString(seq),
                role,
                "10.0.0." + seq,
                new InstancePorts(5432, 6432, 8008, Optional.empty()),
                100,
                attributes,
                SETTINGS,
                ENTRY);
    }

    private static Server server(int seq, boolean backup) {
        return new Server("pg-test-" + seq, "10.0.0." + seq, 6432, 8008, Optional.empty(), 100, backup);
    }

    private static <T> Located<T> located(T value) {
        return new Located<>(value, ENTRY);
    }
}
