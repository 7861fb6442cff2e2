package pgsvc.cli.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.view.plan.AnswersText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc drain`, `ready`, `maint` and `weight`: one instance at run time, on every load balancer that fronts it.
public final class RuntimeCommand implements Command {
    private final Kind kind;

    private RuntimeCommand(Kind kind) {
        this.kind = kind;
    }

    /// What becomes of the instance.
    private enum Kind {
        DRAIN("drain", "Let an instance's sessions end and give it no new ones."),
        READY("ready", "Give an instance sessions again, as its health checks allow."),
        MAINT("maint", "Take an instance out of service: its sessions end now, and it is not checked."),
        WEIGHT("weight", "Give an instance another share of the sessions.");

        private final String word;
        private final String summary;

        Kind(String word, String summary) {
            this.word = word;
            this.summary = summary;
        }
    }

    /// `pgsvc drain`.
    public static Command drain() {
        return new RuntimeCommand(Kind.DRAIN);
    }

    /// `pgsvc ready`.
    public static Command ready() {
        return new RuntimeCommand(Kind.READY);
    }

    /// `pgsvc maint`.
    public static Command maint() {
        return new RuntimeCommand(Kind.MAINT);
    }

    /// `pgsvc weight`.
    public static Command weight() {
        return new RuntimeCommand(Kind.WEIGHT);
    }

    @Override
    public String name() {
        return kind.word;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        kind.summary,
                        "It holds until HAProxy is restarted; a weight, until the next apply that changes it. pgsvc plan "
                                + "shows it as drift.")
                .addPositional(Options.positional(0, "INSTANCE", true, "Its name, such as pg-test-2."))
                .addOption(Options.inventory())
                .addOption(Scope.folder())
                .addOption(Scope.local());
        if (kind == Kind.WEIGHT) {
            spec.addPositional(Options.positional(1, "WEIGHT", true, "0 to 256."));
        }
        return Options.examples(spec, "  pgsvc " + name() + " pg-test-2" + (kind == Kind.WEIGHT ? " 10" : ""));
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        InstanceChange change = change(parsed, session);
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session, Optional.empty());
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Gathered<Map<String, String>> gathered = Gathered.of(change.at(nodes.get()), session);
        new AnswersText(session.out()).print(change.instance(), gathered.values());
        if (kind == Kind.WEIGHT) {
            session.say("The inventory says otherwise until pg_weight is changed there, too.");
        }
        boolean refused = gathered.values().values().stream()
                .anyMatch(answers -> answers.values().stream().anyMatch(answer -> !answer.equals(InstanceChange.DONE)));
        return gathered.failed() || refused ? ExitCode.FAILED : ExitCode.DONE;
    }

    private InstanceChange change(ParseResult parsed, Session session) throws CommandException {
        String instance = Options.argument(parsed, 0).orElseThrow();
        return kind == Kind.WEIGHT
                ? InstanceChange.weight(instance, Options.argument(parsed, 1).orElseThrow(), session)
                : InstanceChange.state(instance, kind.word, session);
    }
}
