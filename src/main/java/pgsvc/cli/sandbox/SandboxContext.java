package pgsvc.cli.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.load.ServicePort;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What the commands of a sandbox have in common: its folder, its nodes, and how its failures are told.
final class SandboxContext {
    private SandboxContext() {}

    /// The work of a command on a sandbox.
    interface Work<T> {
        T on(Sandbox sandbox) throws SandboxException, InterruptedException, CommandException;
    }

    static OptionSpec dir() {
        return Options.value(
                "DIR",
                "The sandbox's folder. Default: pgsvc/sandbox in XDG_STATE_HOME, else .local/state/pgsvc/sandbox in "
                        + "your home; for root /var/lib/pgsvc/sandbox.",
                "--dir");
    }

    static OptionSpec node(String description) {
        return Options.value("NODE", description + " Its name (pg-test-1), its address, or its number.", "--node");
    }

    static OptionSpec cluster() {
        return Options.value("CLUSTER", "Which cluster. Default: the first.", "--cluster");
    }

    /// The cluster that `--cluster` names, else the first.
    static String cluster(ParseResult parsed, Layout layout) throws CommandException {
        String named =
                Options.given(parsed, "--cluster").orElse(layout.clusters().getFirst());
        if (!layout.clusters().contains(named)) {
            throw CommandException.usage("the sandbox has no cluster \"" + named + "\". Clusters: "
                    + String.join(", ", layout.clusters()) + ".");
        }
        return named;
    }

    static SandboxFolder folder(ParseResult parsed, Session session) {
        return new SandboxFolder(Options.given(parsed, "--dir")
                .map(Path::of)
                .orElseGet(() -> usual(System.getProperty("user.name"), session.environment())));
    }

    /// @param user who is at work
    static Path usual(String user, Map<String, String> environment) {
        if (user.equals("root")) {
            // Patroni and PostgreSQL run as another user then, who cannot enter root's home.
            return Path.of("/var/lib/pgsvc/sandbox");
        }
        Path state = Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".local", "state"));
        return state.resolve("pgsvc", "sandbox");
    }

    /// Does some work on the sandbox that the command means.
    static <T> T with(ParseResult parsed, Session session, Work<T> work) throws CommandException {
        try (Sandbox sandbox = Sandbox.open(folder(parsed, session), session.environment())) {
            return work.on(sandbox);
        } catch (SandboxException e) {
            throw failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    static CommandException failed(SandboxException e) {
        return CommandException.failed(e.getMessage() + ". " + e.mend());
    }

    /// A node as the user names it.
    static Node node(String word, Layout layout) throws CommandException {
        return layout.node(word)
                .or(() -> layout.node(layout.clusters().getFirst() + "-" + word))
                .orElseThrow(() -> CommandException.usage("the sandbox has no node \"" + word + "\". Nodes: "
                        + String.join(
                                ", ", layout.nodes().stream().map(Node::name).toList()) + "."));
    }

    static Node.Instance instance(String word, Layout layout) throws CommandException {
        if (node(word, layout) instanceof Node.Instance instance) {
            return instance;
        }
        throw CommandException.usage(word + " is a proxy and has no PostgreSQL.");
    }

    /// Where a service is reached.
    ///
    /// @param word its name, with or without its cluster's
    /// @param node through which node's HAProxy; the first that has it when empty
    static ServicePort port(String word, Optional<String> node, List<Services.Served> services, Layout layout)
            throws CommandException {
        List<Services.Served> named = services.stream()
                .filter(s -> s.port().name().equals(word) || s.port().name().equals(s.cluster() + "-" + word))
                .toList();
        if (named.isEmpty()) {
            List<String> known =
                    services.stream().map(s -> s.port().name()).distinct().toList();
            throw CommandException.usage("the sandbox has no service \"" + word + "\"." + DidYouMean.hint(word, known)
                    + " Services: " + String.join(", ", known) + ".");
        }
        if (node.isEmpty()) {
            return named.getFirst().port();
        }
        Node through = node(node.get(), layout);
        return named.stream()
                .filter(s -> s.node().equals(through))
                .findFirst()
                .map(Services.Served::port)
                .orElseThrow(() -> CommandException.usage(through.name() + " does not serve " + word + "; "
                        + named.getFirst().node().name() + " does."));
    }

    /// The sandbox's inventory as it is now; nothing when it is wrong, which is told.
    static Optional<Resolution> inventory(ParseResult parsed, Session session) throws CommandException {
        String source = folder(parsed, session).inventory().toString();
        return InventoryLoader.withoutErrors(InventoryLoader.resolve(source, Optional.empty(), session), session);
    }
}
