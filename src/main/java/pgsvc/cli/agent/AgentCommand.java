package pgsvc.cli.agent;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pgsvc.agent.Agent;
import pgsvc.agent.HaproxySocket;
import pgsvc.agent.SystemdNotify;
import pgsvc.agent.Watched;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Program;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.agent.AgentText;
import pgsvc.cli.view.metrics.AgentMetrics;
import pgsvc.hint.Balancer;
import pgsvc.hold.LeaseFile;
import pgsvc.hold.LeaseGuard;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.reconcile.KeptNode;
import pgsvc.reconcile.Sweeper;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;
import pgsvc.target.socket.CommandSocket;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.SteadyClock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc agent`: beside a node's HAProxy.
public final class AgentCommand implements Command {
    private static final String USUAL_INTERVAL = "200ms";
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration EAGER = Duration.ofMillis(100);
    /// For a step of an apply, such as HAProxy's check of all files.
    private static final Duration APPLYING = Duration.ofSeconds(30);

    private static final String APPLY = "--apply";
    private static final String REPAIR = "--repair";

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Beside a node's HAProxy: tell it at once when a member becomes or stops being what a check "
                                + "asks for.",
                        "HAProxy's health checks go on unchanged and correct any hint that is wrong; without the agent "
                                + "services are as they were before. It says what it sees and does on standard error. "
                                + "SIGTERM or Ctrl-C ends it; SIGHUP lets it read the inventory again.")
                .addOption(Options.inventory())
                .addOption(Options.value(
                        "NODE",
                        "The node that this machine is. Default: the only node, or the one that bears this machine's "
                                + "name or address.",
                        "--node"))
                .addOption(Options.value(
                        "DIR", "HAProxy's folder. Default: haproxy_dir of the node, /etc/haproxy.", "--haproxy-dir"))
                .addOption(Options.value(
                        "TIME",
                        "How often the leader's Patroni is asked, half as often when nothing has changed for 10 s; the "
                                + "others are asked seldomer. Default: " + USUAL_INTERVAL + ".",
                        "--interval"))
                .addOption(Options.flag("--dry-run", "Say what would be told to HAProxy, and do not tell it."))
                .addOption(Options.flag(
                        APPLY,
                        "Keep the node as the inventory says: apply what changes in it and, with pg_service_roles: live, "
                                + "who leads."))
                .addOption(Options.value(
                        "ADDRESS:PORT",
                        "Let Prometheus read there, at /metrics, what the agent knows. Whoever reaches the address may: "
                                + "name one of loopback, such as 127.0.0.1:9633, or of a network of your own.",
                        MetricsPage.OPTION))
                .addOption(Options.flag(
                        REPAIR, "With --apply: put files back that others change, which else is told only."));
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc agent -i pigsty.yml",
                "  pgsvc agent -i pigsty.yml --node 10.10.10.11 --dry-run",
                "  pgsvc agent -i /etc/pgsvc/pigsty.yml --apply");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        PollPlan plan = plan(parsed);
        AgentInventory inventory = AgentInventory.of(parsed, session);
        boolean applies = applies(parsed, inventory);
        Optional<InetSocketAddress> scraped = MetricsPage.address(parsed);
        Optional<Resolution> resolution = inventory.read();
        return resolution.isEmpty()
                ? ExitCode.INVENTORY
                : run(new Start(inventory, resolution.get(), plan, applies, scraped), parsed, session);
    }

    /// What an agent begins with.
    private record Start(
            AgentInventory inventory,
            Resolution resolution,
            PollPlan plan,
            boolean applies,
            Optional<InetSocketAddress> scraped) {}

    private static int run(Start start, ParseResult parsed, Session session) throws CommandException {
        LoadBalancer node = start.inventory().node(start.resolution());
        List<Watched> watched = start.inventory().watched(node, start.resolution());
        if (watched.isEmpty() && !start.applies()) {
            throw CommandException.failed(node.node().name() + " serves no cluster: there is nothing to watch.");
        }
        return attend(start, node, watched, parsed, session);
    }

    private static int attend(
            Start start, LoadBalancer node, List<Watched> watched, ParseResult parsed, Session session)
            throws CommandException {
        boolean dryRun = Options.isSet(parsed, "--dry-run");
        AgentText view = new AgentText(session.err(), dryRun);
        SteadyClock clock = new SteadyClock();
        String name = node.node().name();
        String folder = Scope.folder(parsed, node.node());
        Duration whole = AgentInventory.LIMITS.whole();
        try (LocalTarget here = LocalTarget.open(name, whole)) {
            Site site = Observer.site(here, folder);
            String socket = socket(here, site.base());
            view.begins(name, node.services().size(), clusters(watched), socket);
            AgentMetrics metrics = AgentMetrics.of(Program.version(), name, view, view, start.applies());
            HaproxySocket haproxy = new HaproxySocket(new CommandSocket(Path.of(socket)));
            Sweeper sweeper = new Sweeper(kept(name, folder, whole), metrics.sweeps(), clock);
            Balancer hints = dryRun
                    ? _ -> ""
                    : new NotedBalancer(
                            new SweptBalancer(haproxy, sweeper), Path.of(socket), view::warns, InstantSource.system());
            Optional<LeaseGuard> guard = dryRun
                    ? Optional.empty()
                    : Optional.of(new LeaseGuard(new LeaseFile(here, site.state()), socket, view, clock));
            Work work = new Work(
                    start.inventory(),
                    start.resolution(),
                    kept(name, folder, APPLYING),
                    dryRun ? () -> {} : sweeper::turn,
                    SystemdNotify.of(session.environment(), view::warns, clock),
                    metrics.keeping());
            try (Agent agent = new Agent(start.plan(), haproxy, hints, guard, metrics.hints(), clock);
                    MetricsPage.Opened page = MetricsPage.of(metrics, agent).open(start.scraped(), name);
                    Termination _ = Termination.calls(agent::stop)) {
                page.url().ifPresent(view::scraped);
                agent.serve(watched);
                if (start.applies()) {
                    work.keep(agent, Options.isSet(parsed, REPAIR), session.err(), clock);
                } else {
                    work.follow(agent, view, clock);
                }
            }
            view.ends();
            return ExitCode.DONE;
        } catch (TargetException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    private static boolean applies(ParseResult parsed, AgentInventory inventory) throws CommandException {
        boolean applies = Options.isSet(parsed, APPLY);
        if (Options.isSet(parsed, REPAIR) && !applies) {
            throw CommandException.usage(REPAIR + " puts files back, which is an apply: add " + APPLY + ".");
        }
        if (applies && Options.isSet(parsed, "--dry-run")) {
            throw CommandException.usage(
                    APPLY + " and --dry-run contradict each other. What would be applied, pgsvc plan shows.");
        }
        if (applies && inventory.path().isEmpty()) {
            throw CommandException.usage(
                    APPLY + " reads the inventory again and again, which standard input does not allow: name a file.");
        }
        return applies;
    }

    private static PollPlan plan(ParseResult parsed) throws CommandException {
        Duration interval = Options.time(parsed, "--interval", USUAL_INTERVAL, SHORTEST, Optional.of(LONGEST));
        return PollPlan.every(interval, List.of()).withEager(interval.compareTo(EAGER) < 0 ? interval : EAGER);
    }

    private static List<String> clusters(List<Watched> watched) {
        return watched.stream().map(one -> one.fronted().cluster()).toList();
    }

    private static KeptNode kept(String name, String folder, Duration patience) {
        return new KeptNode(name, folder, () -> LocalTarget.open(name, patience));
    }

    /// Where the base configuration says that HAProxy takes an administrator's commands.
    private static String socket(LocalTarget here, String base) throws CommandException, TargetException {
        String text = here.read(base)
                .orElseThrow(() -> CommandException.failed(
                        "there is no " + base + ": name HAProxy's folder with --haproxy-dir DIR."));
        return Observer.statsSocket(text)
                .orElseThrow(() -> CommandException.failed(base + " has no socket for commands. Add to its global "
                        + "section: stats socket /run/haproxy/admin.sock mode 660 level admin"));
    }
}
