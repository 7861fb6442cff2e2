package pgsvc.cli.agent;

import java.nio.file.Path;
import java.time.Duration;
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
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.agent.AgentText;
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
    private static final Duration EAGER = Duration.ofMillis(150);
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
                        "How often the leader's Patroni is asked; others seldomer, and all more often while nobody "
                                + "leads. Default: " + USUAL_INTERVAL + ".",
                        "--interval"))
                .addOption(Options.flag("--dry-run", "Say what would be told to HAProxy, and do not tell it."))
                .addOption(Options.flag(
                        APPLY,
                        "Keep the node as the inventory says: apply what changes in it and, with pg_service_roles: live, "
                                + "who leads."))
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
        Optional<Resolution> resolution = inventory.read();
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        LoadBalancer node = inventory.node(resolution.get());
        List<Watched> watched = inventory.watched(node, resolution.get());
        if (watched.isEmpty() && !applies) {
            throw CommandException.failed(node.node().name() + " serves no cluster: there is nothing to watch.");
        }
        return attend(new Post(inventory, resolution.get(), node, watched, plan), applies, parsed, session);
    }

    /// What is attended to.
    ///
    /// @param first the inventory with its declared roles
    /// @param watched the clusters that the node serves
    /// @param plan how often they are asked
    private record Post(
            AgentInventory inventory, Resolution first, LoadBalancer node, List<Watched> watched, PollPlan plan) {
        List<String> clusters() {
            return watched.stream().map(one -> one.fronted().cluster()).toList();
        }
    }

    private static int attend(Post post, boolean applies, ParseResult parsed, Session session) throws CommandException {
        boolean dryRun = Options.isSet(parsed, "--dry-run");
        AgentText view = new AgentText(session.err(), dryRun);
        SteadyClock clock = new SteadyClock();
        LoadBalancer node = post.node();
        String folder = folder(parsed, node);
        Duration whole = AgentInventory.LIMITS.whole();
        try (LocalTarget here = LocalTarget.open(node.node().name(), whole)) {
            Site site = Observer.site(here, folder);
            String socket = socket(here, site.base());
            view.begins(node.node().name(), node.services().size(), post.clusters(), socket);
            HaproxySocket haproxy = new HaproxySocket(new CommandSocket(Path.of(socket)));
            Sweeper sweeper = new Sweeper(kept(node, folder, whole), view, clock);
            Balancer hints = dryRun ? _ -> "" : new SweptBalancer(haproxy, sweeper);
            Optional<LeaseGuard> guard = dryRun
                    ? Optional.empty()
                    : Optional.of(new LeaseGuard(new LeaseFile(here, site.state()), socket, view, clock));
            SystemdNotify systemd = SystemdNotify.of(session.environment(), view::warns, clock);
            Work work = new Work(
                    post.inventory(),
                    post.first(),
                    kept(node, folder, APPLYING),
                    dryRun ? () -> {} : sweeper::turn,
                    systemd);
            try (Agent agent = new Agent(post.plan(), haproxy, hints, guard, view, clock);
                    Termination _ = Termination.calls(agent::stop)) {
                agent.serve(post.watched());
                if (applies) {
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

    private static String folder(ParseResult parsed, LoadBalancer node) {
        return Options.given(parsed, "--haproxy-dir")
                .map(named -> Path.of(named).toAbsolutePath().normalize().toString())
                .orElse(node.node().base().folder());
    }

    private static KeptNode kept(LoadBalancer node, String folder, Duration patience) {
        String name = node.node().name();
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
