package pgsvc.cli.sandbox;

import java.util.concurrent.atomic.AtomicBoolean;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.view.sandbox.UpText;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.Startup;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox up`: builds one.
final class UpCommand implements Command {
    @Override
    public String name() {
        return "up";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Build a sandbox, and leave it running.",
                        "Its inventory is inventory.yml in its folder; edit it and say pgsvc sandbox reload.")
                .addOption(Options.value("N", "Instances of each cluster. Default: 3.", "--nodes"))
                .addOption(Options.value("N", "Clusters. Default: 1.", "--clusters"))
                .addOption(Options.value(
                        "N",
                        "Load balancers on nodes of their own, which the services are delegated to. Default: 0, each "
                                + "instance's node serves.",
                        "--proxy-nodes"))
                .addOption(Options.flag("--offline", "Make the last instance of each cluster an offline one."))
                .addOption(Options.flag(
                        "--sync", "Replicate synchronously, and add the service standby for those that have all."))
                .addOption(Options.flag("--tls", "Let Patroni's REST API speak TLS, which checks verify."))
                .addOption(Options.flag("--agent", "Run pgsvc agent beside each HAProxy."))
                .addOption(Options.value(
                        "ADDRESS", "The first node's address; the others follow it. Default: 127.0.0.11.", "--address"))
                .addOption(SandboxContext.dir());
        return Options.examples(
                spec,
                "  pgsvc sandbox up",
                "  pgsvc sandbox up --offline --sync --tls",
                "  pgsvc sandbox up --clusters 2 --proxy-nodes 2",
                "  pgsvc sandbox up --dir /var/tmp/two --address 127.0.1.11");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Shape shape = shape(parsed);
        SandboxFolder folder = SandboxContext.folder(parsed, session);
        UpText view = new UpText(session.err(), session.out());
        view.begins(folder, shape);
        Thread worker = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        try (Termination _ = Termination.calls(ExitCode.INTERRUPTED, () -> {
            stopped.set(true);
            worker.interrupt();
        })) {
            try (Sandbox sandbox = new Startup(folder, shape, session.environment(), view)
                    .withAgents(Options.isSet(parsed, "--agent"))
                    .up()) {
                boolean elsewhere = Options.given(parsed, "--dir").isPresent();
                SandboxContext.inventory(parsed, session)
                        .ifPresent(inventory ->
                                view.ready(folder, Services.answered(inventory, sandbox.layout()), elsewhere));
                return ExitCode.DONE;
            }
        } catch (SandboxException e) {
            if (stopped.get()) {
                return interrupted(session);
            }
            throw SandboxContext.failed(e);
        } catch (InterruptedException _) {
            return interrupted(session);
        }
    }

    private static int interrupted(Session session) {
        session.say("Interrupted; what was begun is cleared.");
        return ExitCode.INTERRUPTED;
    }

    private static Shape shape(ParseResult parsed) throws CommandException {
        Shape usual = Shape.usual();
        Shape shape = new Shape(
                number(parsed, "--clusters", usual.clusters()),
                number(parsed, "--nodes", usual.nodes()),
                number(parsed, "--proxy-nodes", usual.proxyNodes()),
                Options.isSet(parsed, "--offline"),
                Options.isSet(parsed, "--sync"),
                Options.isSet(parsed, "--tls"),
                Options.given(parsed, "--address").orElse(usual.firstAddress()));
        try {
            shape.validate();
            return shape;
        } catch (SandboxException e) {
            throw CommandException.usage(e.getMessage() + ". " + e.mend());
        }
    }

    private static int number(ParseResult parsed, String option, int absent) throws CommandException {
        return Options.number(parsed, option).orElse(absent);
    }
}
