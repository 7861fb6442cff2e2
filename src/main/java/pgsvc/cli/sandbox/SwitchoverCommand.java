package pgsvc.cli.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.layout.Node;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox switchover`: another leader, as planned.
final class SwitchoverCommand implements Command {
    @Override
    public String name() {
        return "switchover";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Make another instance the leader, through Patroni.")
                .addOption(
                        Options.value("NODE", "Who: pg-test-2, its address, or 2. Default: Patroni chooses.", "--to"))
                .addOption(SandboxContext.cluster())
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox switchover", "  pgsvc sandbox switchover --to 3");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        return SandboxContext.with(parsed, session, sandbox -> {
            Instant begin = Instant.now();
            Optional<Node.Instance> to = to(parsed, sandbox);
            String cluster = to.isPresent() ? to.get().cluster() : SandboxContext.cluster(parsed, sandbox.layout());
            Node.Instance leader = sandbox.switchover(cluster, to);
            session.out()
                    .printf(
                            Locale.ROOT,
                            "%s leads %s now, after %.1f s%n",
                            leader.name(),
                            cluster,
                            Duration.between(begin, Instant.now()).toMillis() / 1000.0);
            return ExitCode.DONE;
        });
    }

    private static Optional<Node.Instance> to(ParseResult parsed, Sandbox sandbox) throws CommandException {
        Optional<String> word = Options.given(parsed, "--to");
        return word.isEmpty() ? Optional.empty() : Optional.of(SandboxContext.instance(word.get(), sandbox.layout()));
    }
}
