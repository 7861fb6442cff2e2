package pgsvc.cli.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.sandbox.LoadView;
import pgsvc.load.LoadException;
import pgsvc.load.LoadPlan;
import pgsvc.load.ServicePort;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.Answers;
import pgsvc.sandbox.Disturbance;
import pgsvc.sandbox.Sandbox;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Node;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox load`: what clients see.
final class LoadCommand implements Command {
    private static final List<String> DISTURBANCES = List.of("nothing", "switchover", "kill");
    private static final Map<String, Disturbance.Kind> KINDS = Map.of(
            "nothing", Disturbance.Kind.NOTHING,
            "switchover", Disturbance.Kind.SWITCHOVER,
            "kill", Disturbance.Kind.KILL);
    private static final Map<String, LoadView.Format> FORMATS =
            Map.of("text", LoadView.Format.TEXT, "json", LoadView.Format.JSON);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Write and read through service ports, and tell what clients saw.",
                        "Each attempt is a new connection. The writer numbers its rows, and at the end each one that "
                                + "was acknowledged must be there. Ctrl-C ends it early, with the report.")
                .addOption(Options.chosen("EVENT", "What happens after five seconds", DISTURBANCES, "--during"))
                .addOption(Options.value("N", "How long. Default: 15, with kill 60.", "--seconds"))
                .addOption(Options.value("N", "Attempts a second of each client. Default: 50.", "--rate"))
                .addOption(Options.value(
                        "SERVICES", "What readers read from, with commas between. Default: replica.", "--readers"))
                .addOption(SandboxContext.node(
                        "Through which node's HAProxy. Default: one whose instance does not lead, so that it outlives "
                                + "the leader's node."))
                .addOption(SandboxContext.cluster())
                .addOption(Options.value("FILE", "Draw the timeline into this file, as SVG.", "--plot"))
                .addOption(Options.format("text", "json"))
                .addOption(SandboxContext.dir());
        return Options.examples(
                spec,
                "  pgsvc sandbox load --during switchover",
                "  pgsvc sandbox load --during kill --plot kill.svg",
                "  pgsvc sandbox load --seconds 600 --readers replica,offline");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Disturbance.Kind kind = Options.oneOf(parsed, "--during", KINDS, "nothing");
        LoadView view = new LoadView(session.out(), Options.oneOf(parsed, "-o", FORMATS, "text"));
        Optional<Path> plot = Options.given(parsed, "--plot").map(Path::of);
        return SandboxContext.with(parsed, session, sandbox -> {
            Optional<Resolution> inventory = SandboxContext.inventory(parsed, session);
            if (inventory.isEmpty()) {
                return ExitCode.INVENTORY;
            }
            LoadPlan plan = plan(parsed, sandbox, Services.of(inventory.get(), sandbox.layout()), kind);
            try {
                return new LoadRun(plan, sandbox, session, view, plot)
                        .run(kind, SandboxContext.cluster(parsed, sandbox.layout()));
            } catch (LoadException e) {
                throw CommandException.failed(e.getMessage() + ". " + e.mend());
            }
        });
    }

    private static LoadPlan plan(
            ParseResult parsed, Sandbox sandbox, List<Services.Served> services, Disturbance.Kind kind)
            throws CommandException, InterruptedException {
        String cluster = SandboxContext.cluster(parsed, sandbox.layout());
        Optional<String> through = Options.given(parsed, "--node");
        if (through.isEmpty()) {
            through = outlivingNode(cluster, sandbox, services);
        }
        List<ServicePort> readers = new ArrayList<>();
        for (String service :
                Options.given(parsed, "--readers").orElse("replica").split(",")) {
            readers.add(port(service, cluster, through, services, sandbox));
        }
        LoadPlan plan = LoadPlan.of(port("primary", cluster, through, services, sandbox), readers, Answers.login())
                .withDuration(Duration.ofSeconds(positive(parsed, "--seconds", kind.usualSeconds())));
        return plan.withAttemptsPerSecond(positive(parsed, "--rate", plan.attemptsPerSecond()));
    }

    private static int positive(ParseResult parsed, String option, int absent) throws CommandException {
        int number = Options.number(parsed, option).orElse(absent);
        if (number < 1) {
            throw CommandException.usage(option + " must be at least 1.");
        }
        return number;
    }

    private static ServicePort port(
            String service, String cluster, Optional<String> through, List<Services.Served> services, Sandbox sandbox)
            throws CommandException {
        String name = service.startsWith(cluster + "-") ? service : cluster + "-" + service;
        return SandboxContext.port(name, through, services, sandbox.layout());
    }

    private static Optional<String> outlivingNode(String cluster, Sandbox sandbox, List<Services.Served> services)
            throws InterruptedException {
        Optional<Node.Instance> leader = sandbox.leader(cluster);
        return services.stream()
                .filter(served -> served.cluster().equals(cluster))
                .map(Services.Served::node)
                .filter(node -> leader.isEmpty() || !node.equals(leader.get()))
                .map(Node::address)
                .findFirst();
    }
}
