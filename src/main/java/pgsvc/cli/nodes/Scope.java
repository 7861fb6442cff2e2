package pgsvc.cli.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Connection;
import pgsvc.model.Node;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.plan.Desired;
import pgsvc.render.Renderer;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What commands on nodes have in common: which nodes, and where HAProxy is on them.
public final class Scope {
    private static final String FOLDER = "--haproxy-dir";

    private Scope() {}

    /// The options and arguments that name nodes.
    public static CommandSpec options(CommandSpec spec) {
        spec.usageMessage().exitCodeList(ExitCode.meaningsOnNodes());
        return spec.addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(folder())
                .addOption(local())
                .addPositional(
                        Options.positional(0, "CLUSTER", false, "Work on this cluster only: short for -l CLUSTER."))
                .addPositional(PositionalParamSpec.builder()
                        .index("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .paramLabel("NODE")
                        .description("And on these of its nodes only.")
                        .build());
    }

    public static OptionSpec folder() {
        return Options.value(
                "DIR", "HAProxy's folder on the nodes. Default: haproxy_dir of each, /etc/haproxy.", FOLDER);
    }

    public static OptionSpec local() {
        return Options.flag("--local", "This machine is the node: ssh is not needed. For one node at a time.");
    }

    /// The nodes in scope, with what they shall serve by the declared roles; nothing when the inventory has errors,
    /// which are told.
    public static Optional<List<ReachableNode>> nodes(ParseResult parsed, Session session) throws CommandException {
        return nodes(parsed, session, limit(parsed));
    }

    /// The nodes in scope with what they shall serve under whoever leads now: [LiveResolution].
    public static Optional<List<ReachableNode>> nodesNow(ParseResult parsed, Session session) throws CommandException {
        Optional<Resolution> declared = resolution(parsed, session, limit(parsed));
        Optional<Resolution> now = declared.isEmpty() ? declared : LiveResolution.of(declared.get(), parsed, session);
        return now.isEmpty() ? Optional.empty() : reachable(parsed, session, now.get());
    }

    /// The same within another limit.
    public static Optional<List<ReachableNode>> nodes(ParseResult parsed, Session session, Optional<String> limit)
            throws CommandException {
        Optional<Resolution> resolution = resolution(parsed, session, limit);
        return resolution.isEmpty() ? Optional.empty() : reachable(parsed, session, resolution.get());
    }

    private static Optional<Resolution> resolution(ParseResult parsed, Session session, Optional<String> limit)
            throws CommandException {
        String source = InventoryLoader.source(parsed, session);
        return InventoryLoader.withoutErrors(InventoryLoader.resolve(source, limit, session), session);
    }

    /// HAProxy's folder on a node.
    ///
    /// @throws CommandException when it is said by a relative path, which means nothing there
    public static String folder(ParseResult parsed, Node node) throws CommandException {
        Optional<String> given = Options.given(parsed, FOLDER);
        String folder = given.orElse(node.base().folder());
        if (folder.startsWith("/")) {
            return folder;
        }
        throw CommandException.usage((given.isPresent() ? FOLDER : "haproxy_dir of " + node.name())
                + " takes a path from the root of the node, such as /etc/haproxy, not \"" + folder + "\".");
    }

    /// The nodes of a resolution without errors; nothing when their connections have some, which are told.
    public static Optional<List<ReachableNode>> reachable(ParseResult parsed, Session session, Resolution resolution)
            throws CommandException {
        boolean local = Options.isSet(parsed, "--local");
        Diagnostics found = new Diagnostics();
        List<ReachableNode> nodes = new ArrayList<>();
        Map<String, Desired> desired = new HashMap<>();
        Pipeline.desired(resolution).forEach(node -> desired.put(node.node(), node));
        for (LoadBalancer balancer : resolution.loadBalancers()) {
            Node node = balancer.node();
            Optional<Connection> connection = local
                    ? Optional.of(new Connection.Local(Optional.empty()))
                    : node.connection().read(found);
            String folder = folder(parsed, node);
            Desired wanted = Objects.requireNonNull(desired.get(node.name()));
            connection.ifPresent(c -> nodes.add(new ReachableNode(wanted, Renderer.base(node), c, folder)));
        }
        if (local && nodes.size() != 1) {
            throw CommandException.usage("--local is for one node, and " + nodes.size()
                    + " are in scope: name the one that this machine is with -l.");
        }
        return InventoryLoader.withoutErrors(new Resolved(Optional.of(resolution), found.sorted()), session)
                .map(_ -> nodes);
    }

    private static Optional<String> limit(ParseResult parsed) throws CommandException {
        Optional<String> cluster = Options.argument(parsed, 0);
        Optional<String> limit = Options.given(parsed, "-l");
        if (cluster.isPresent() && limit.isPresent()) {
            throw CommandException.usage("-l and CLUSTER both say where to work: give one of them.");
        }
        List<String> nodes = parsed.matchedPositionalValue(1, List.<String>of());
        return nodes.isEmpty() ? cluster.or(() -> limit) : Optional.of(String.join(",", nodes));
    }
}
