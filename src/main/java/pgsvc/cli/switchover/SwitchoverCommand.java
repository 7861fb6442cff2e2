package pgsvc.cli.switchover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.switchover.CourseEnd;
import pgsvc.cli.view.switchover.SwitchoverText;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.switchover.Effect;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.Ending;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc switchover CLUSTER`: another leader, as planned.
public final class SwitchoverCommand implements Command {
    @Override
    public String name() {
        return "switchover";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Make another instance the leader, through Patroni, and wait until every load balancer sends "
                                + "writes to it.",
                        "New connections to services that follow the leader wait meanwhile instead of failing, where "
                                + "HAProxy is 3.0 or newer and pgsvc's agent runs beside it.")
                .addPositional(Options.positional(0, "CLUSTER", false, "Its pg_cluster. Default: the only one."));
        PatroniOptions.on(Settings.options(spec));
        spec.usageMessage().exitCodeList(Settings.exitCodes());
        return Options.examples(
                spec,
                "  pgsvc switchover pg-test --dry-run",
                "  pgsvc switchover pg-test --to pg-test-2",
                "  pgsvc switchover pg-test --to pg-test-2 --yes --no-hold");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<Resolution> resolution = InventoryLoader.withoutErrors(
                InventoryLoader.resolve(InventoryLoader.source(parsed, session), Optional.empty(), session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Cluster cluster = NamedCluster.among(resolution.get().inventory().clusters(), Options.argument(parsed, 0));
        Settings settings = Settings.of(parsed, cluster.name());
        Optional<List<ReachableNode>> nodes =
                Scope.reachable(parsed, session, Proposal.serving(cluster, resolution.get()));
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Proposal proposal = Proposal.of(cluster, resolution.get(), parsed, session);
        SwitchoverText view = new SwitchoverText(session.out(), session.err());
        return switch (proposal.choose(settings)) {
            case Readiness.Refused(List<String> reasons) -> {
                view.refused(cluster.name(), reasons);
                yield ExitCode.FAILED;
            }
            case Readiness.Done(var leader) -> {
                view.isDone(cluster.name(), leader);
                yield ExitCode.DONE;
            }
            case Readiness.Ready ready -> {
                List<Effect> effects = proposal.effects(ready);
                view.begins(cluster.name(), ready, effects);
                if (!mayGo(effects, parsed, session)) {
                    yield exitCode(effects, parsed);
                }
                CourseEnd end = proposal.carryOut(
                        ready,
                        settings,
                        nodes.get(),
                        view,
                        session,
                        stop -> Termination.calls(ExitCode.INTERRUPTED, stop)::close,
                        ended -> view.ends(cluster.name(), ended));
                yield exitCode(end);
            }
        };
    }

    private static int exitCode(CourseEnd end) {
        return switch (end.ending()) {
            case Ending.Led _ -> end.isWell() ? ExitCode.DONE : ExitCode.STRANDED;
            case Ending.Refused _, Ending.Late _ ->
                end.leaders().equals(List.of(end.leader())) ? ExitCode.FAILED : ExitCode.STRANDED;
            case Ending.Interrupted _ -> ExitCode.INTERRUPTED;
        };
    }

    private static boolean isRefused(List<Effect> effects, ParseResult parsed) {
        return effects.stream().anyMatch(Effect::isHole) && !Options.isSet(parsed, "--force");
    }

    private static boolean mayGo(List<Effect> effects, ParseResult parsed, Session session) throws CommandException {
        if (isRefused(effects, parsed)) {
            session.say("pgsvc: refused: a service would have no server. Mend the service (pgsvc simulate tells how), "
                    + "choose another candidate, or use --force.");
            return false;
        }
        return !Options.isSet(parsed, "--dry-run") && (Options.isSet(parsed, "--yes") || isAgreed(session));
    }

    private static int exitCode(List<Effect> effects, ParseResult parsed) {
        return Options.isSet(parsed, "--dry-run") && !isRefused(effects, parsed) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean isAgreed(Session session) throws CommandException {
        if (!session.terminal().getAsBoolean()) {
            throw CommandException.usage("Nobody can be asked here: give --yes, or --dry-run to see what would be.");
        }
        session.err().print("Go on? [y/N] ");
        session.err().flush();
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            throw CommandException.failed("the answer cannot be read: " + e.getMessage());
        }
    }
}
