package pgsvc.cli.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.process.Part;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox kill`: a crash.
final class KillCommand implements Command {
    private static final List<String> WHAT = List.of("node", "postgres", "patroni", "pgbouncer", "haproxy", "agent");
    private static final Map<String, Optional<Part>> PARTS = Map.of(
            "node", Optional.empty(),
            "postgres", Optional.of(Part.POSTGRES),
            "patroni", Optional.of(Part.PATRONI),
            "pgbouncer", Optional.of(Part.PGBOUNCER),
            "haproxy", Optional.of(Part.HAPROXY),
            "agent", Optional.of(Part.AGENT));

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Kill a node, or one part of it, without a warning (SIGKILL).",
                        "Nothing starts it again but Patroni its PostgreSQL: pgsvc sandbox restore does.")
                .addOption(SandboxContext.node("Which node. Default: the leader's."))
                .addOption(Options.chosen("PART", "What to kill", WHAT, "--what"))
                .addOption(SandboxContext.cluster())
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox kill", "  pgsvc sandbox kill --node 2 --what pgbouncer");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<Part> what = Options.oneOf(parsed, "--what", PARTS, "node");
        return SandboxContext.with(parsed, session, sandbox -> {
            Node node = victim(parsed, sandbox);
            Set<Part> killed = sandbox.kill(node, what);
            if (killed.isEmpty()) {
                throw CommandException.failed("nothing to kill: "
                        + what.map(part -> part.word() + " does not run").orElse("nothing runs") + " on " + node.name()
                        + ".");
            }
            session.out()
                    .println("killed on " + node.name() + " (" + node.address() + "): "
                            + killed.stream().map(Part::word).sorted().collect(Collectors.joining(", ")));
            return ExitCode.DONE;
        });
    }

    private static Node victim(ParseResult parsed, Sandbox sandbox)
            throws CommandException, SandboxException, InterruptedException {
        Optional<String> named = Options.given(parsed, "--node");
        if (named.isPresent()) {
            return SandboxContext.node(named.get(), sandbox.layout());
        }
        String cluster = SandboxContext.cluster(parsed, sandbox.layout());
        return sandbox.leader(cluster)
                .orElseThrow(() -> CommandException.failed(
                        cluster + " has no leader now. Name a node with --node, or wait for its failover."));
    }
}
