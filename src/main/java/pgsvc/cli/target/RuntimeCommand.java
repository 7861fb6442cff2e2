package pgsvc.cli.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import pgsvc.apply.ByHand;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.view.plan.AnswersText;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.plan.Desired;
import pgsvc.target.TargetException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc drain`, `ready`, `maint` and `weight`: one instance at run time, on every load balancer that fronts it.
public final class RuntimeCommand implements Command {
    private static final int MOST_WEIGHT = 256;

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

    /// All four.
    public static List<Command> all() {
        List<Command> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(new RuntimeCommand(kind));
        }
        return all;
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
            spec.addPositional(Options.positional(1, "WEIGHT", true, "0 to " + MOST_WEIGHT + "."));
        }
        return Options.examples(spec, "  pgsvc " + name() + " pg-test-2" + (kind == Kind.WEIGHT ? " 10" : ""));
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        String instance = Options.argument(parsed, 0).orElseThrow();
        String change = change(parsed);
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session, Optional.empty());
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<ReachableNode> fronting = nodes.get().stream()
                .filter(node -> !sections(node.desired(), instance).isEmpty())
                .toList();
        if (fronting.isEmpty()) {
            throw CommandException.usage("no service has the instance \"" + instance + "\"."
                    + DidYouMean.hint(instance, instances(nodes.get())));
        }
        Gathered<Map<String, String>> gathered = Gathered.of(
                new Nodes(session.environment()).run(fronting, place -> tell(place, instance, change, session)),
                session);
        new AnswersText(session.out()).print(instance, gathered.values());
        if (kind == Kind.WEIGHT) {
            session.say("The inventory says otherwise until pg_weight is changed there, too.");
        }
        boolean refused = gathered.values().values().stream()
                .anyMatch(answers -> answers.values().stream().anyMatch(answer -> !answer.equals("done")));
        return gathered.failed() || refused ? ExitCode.FAILED : ExitCode.DONE;
    }

    private String change(ParseResult parsed) throws CommandException {
        if (kind != Kind.WEIGHT) {
            return "state " + kind.word;
        }
        String weight = Options.argument(parsed, 1).orElseThrow();
        if (!weight.matches("[0-9]{1,3}") || Integer.parseInt(weight) > MOST_WEIGHT) {
            throw CommandException.usage("\"" + weight + "\" is no weight: 0 to " + MOST_WEIGHT + ".");
        }
        return "weight " + weight;
    }

    private static Map<String, String> tell(Workplace place, String instance, String change, Session session)
            throws TargetException {
        Running running = Observer.observe(place.target(), place.site())
                .running()
                .filter(haproxy -> !haproxy.isSilent())
                .orElseThrow(() -> TargetException.refused(
                        "no HAProxy that takes commands runs on "
                                + place.target().name(),
                        "Start it; where haproxy.cfg has no stats socket with level admin, apply --base adds one."));
        Map<String, String> answers = new LinkedHashMap<>();
        for (String section : sections(place.desired(), instance, running)) {
            String answer = place.target()
                    .ask(running.statsSocket(), "set server " + section + "/" + instance + " " + change)
                    .strip();
            answers.put(section, answer.isEmpty() ? "done" : answer);
        }
        note(place, instance, change, answers, session);
        return answers;
    }

    /// An agent on the node shall know that a person means it. Whoever may tell HAProxy, and not write there, has done
    /// what was asked for all the same.
    private static void note(
            Workplace place, String instance, String change, Map<String, String> answers, Session session) {
        Map<String, String> done = new LinkedHashMap<>();
        answers.forEach((section, answer) -> {
            if (answer.equals("done")) {
                done.put(section + "/" + instance, change);
            }
        });
        try {
            new ByHand(place.target(), place.site()).note(done);
        } catch (TargetException e) {
            session.say(place.target().name() + ": it is done, but not noted there: " + e.getMessage());
        }
    }

    private static List<String> sections(Desired node, String instance) {
        return node.files().stream()
                .flatMap(file -> Section.parse(file.content()).stream())
                .filter(section -> section.servers().containsKey(instance))
                .flatMap(section -> section.name().stream())
                .toList();
    }

    /// With live roles a section may have it under another leader only.
    private static List<String> sections(Desired node, String instance, Running running) {
        return node.files().stream()
                .flatMap(file -> Section.parse(file.content()).stream())
                .flatMap(section -> section.name().stream())
                .filter(section -> running.servers(section).stream()
                        .anyMatch(server -> server.server().equals(instance)))
                .toList();
    }

    private static TreeSet<String> instances(List<ReachableNode> nodes) {
        TreeSet<String> names = new TreeSet<>();
        nodes.forEach(node -> node.desired()
                .files()
                .forEach(file -> Section.parse(file.content())
                        .forEach(section -> names.addAll(section.servers().keySet()))));
        return names;
    }
}
