package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.pipeline.Pipeline;
import pgsvc.plan.Desired;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What commands on nodes have in common: which nodes, and where HAProxy is on them.
final class Scope {
    private static final String FOLDER = "/etc/haproxy";

    private Scope() {}

    /// The options and arguments that name nodes.
    static CommandSpec options(CommandSpec spec) {
        return spec.addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(folder())
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

    static OptionSpec folder() {
        return Options.value("DIR", "HAProxy's folder on the nodes. Default: " + FOLDER + ".", "--haproxy-dir");
    }

    /// What each node in scope shall serve; nothing when the inventory has errors, which are told.
    static Optional<List<Desired>> desired(ParseResult parsed, Session session) throws CommandException {
        return desired(parsed, session, limit(parsed));
    }

    /// The same within another limit.
    static Optional<List<Desired>> desired(ParseResult parsed, Session session, Optional<String> limit)
            throws CommandException {
        String source = InventoryLoader.source(parsed, session);
        return InventoryLoader.withoutErrors(InventoryLoader.resolve(source, limit, session), session)
                .map(Pipeline::desired);
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

    /// Where HAProxy's files are on a node.
    static Site site(Target target, ParseResult parsed) throws TargetException {
        return Observer.site(target, Options.given(parsed, "--haproxy-dir").orElse(FOLDER));
    }

    /// The program on a node: distributions put it where not every user's `PATH` leads.
    static String haproxy(Target target) throws TargetException {
        Target.Result found =
                target.run(List.of("sh", "-c", "PATH=$PATH:/usr/sbin:/usr/local/sbin; command -v haproxy"));
        if (!found.succeeded()) {
            throw TargetException.refused(
                    "HAProxy is not installed on " + target.name(), "Install it (apt-get install haproxy).");
        }
        return found.output().strip();
    }
}
