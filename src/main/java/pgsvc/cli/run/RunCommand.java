package pgsvc.cli.run;

import java.nio.file.Path;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.HaproxyLocation;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.RunText;
import pgsvc.run.Run;
import pgsvc.run.RunFolder;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.NodeChoice;
import pgsvc.run.workload.ThisMachine;
import pgsvc.run.workload.Workload;
import pgsvc.topology.watch.SteadyClock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc run`: HAProxy on this machine with the services of an inventory.
public final class RunCommand implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Run HAProxy here with the services of one node, or of all.",
                        "HAProxy is a child of pgsvc, needs no root, and keeps its files in one folder. It is reloaded "
                                + "when the inventory changes and, with pg_service_roles: live, when another member has led "
                                + "for 5 s; a change that is wrong is told, and the services stay "
                                + "as they are. SIGTERM or Ctrl-C ends both.")
                .addOption(Options.inventory())
                .addOption(Options.value(
                        "NODE",
                        "Whose services to run. Default: the only node, or the one that bears this machine's name or "
                                + "address.",
                        "--node"))
                .addOption(Options.flag("--all", "Run the services of all nodes in one HAProxy."))
                .addOption(Options.value(
                        "DIR",
                        "Where HAProxy's files and sockets are. Default: pgsvc/NODE in XDG_RUNTIME_DIR, else "
                                + ".pgsvc/run/NODE in your home.",
                        "--dir"))
                .addOption(Options.value(
                        "PATH", "The HAProxy program. Default: PGSVC_HAPROXY, else haproxy on PATH.", "--haproxy"))
                .addOption(Options.flag("-v", "Print HAProxy's own lines too.", "--verbose"));
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc run -i pigsty.yml --node 10.10.10.11",
                "  pgsvc run -i pigsty.yml --all --dir /tmp/lb");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        HaproxyBinary haproxy = HaproxyLocation.find(Options.given(parsed, "--haproxy"), session);
        String source = InventoryLoader.source(parsed, session);
        NodeChoice choice = choice(parsed);
        RunText view = new RunText(session.err(), Options.isSet(parsed, "-v"));
        try (Wanted wanted = new Wanted(source, choice, parsed, session, view, new SteadyClock())) {
            Optional<Workload> first = wanted.first();
            return first.isEmpty()
                    ? ExitCode.INVENTORY
                    : run(new Run(haproxy, folder(parsed, choice, first.get(), session), view), first.get(), wanted);
        }
    }

    private static int run(Run run, Workload first, Wanted wanted) throws CommandException {
        try (Termination _ = Termination.calls(run::stop)) {
            run.serve(first, wanted::hasChanged, wanted::next);
            return ExitCode.DONE;
        } catch (HaproxyException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    private static NodeChoice choice(ParseResult parsed) throws CommandException {
        Optional<String> node = Options.given(parsed, "--node");
        boolean all = Options.isSet(parsed, "--all");
        if (all && node.isPresent()) {
            throw CommandException.usage("--node names one node and --all means every node: give one of them.");
        }
        if (all) {
            return new NodeChoice.All();
        }
        return node.<NodeChoice>map(NodeChoice.Named::new).orElseGet(() -> new NodeChoice.Own(ThisMachine.names()));
    }

    private static RunFolder folder(ParseResult parsed, NodeChoice choice, Workload workload, Session session) {
        String name = switch (choice) {
            case NodeChoice.All() -> "all";
            case NodeChoice.Named(String node) -> node;
            case NodeChoice.Own _ -> workload.node();
        };
        return new RunFolder(Options.given(parsed, "--dir").map(Path::of).orElseGet(() -> usual(session, name)));
    }

    private static Path usual(Session session, String name) {
        return Optional.ofNullable(session.environment().get("XDG_RUNTIME_DIR"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pgsvc", name))
                .orElseGet(() -> Path.of(session.environment().getOrDefault("HOME", "."), ".pgsvc", "run", name));
    }
}
