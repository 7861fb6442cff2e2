package pgsvc.cli.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import pgsvc.apply.ByHand;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.plan.Desired;
import pgsvc.target.TargetException;

/// A change of one instance at run time, on every load balancer that fronts it.
///
/// @param change in HAProxy's words, such as `state drain`
public record InstanceChange(String instance, String change, Session session) {
    /// What a load balancer says of a service where it was done.
    public static final String DONE = "done";

    private static final int MOST_WEIGHT = 256;

    /// To another state: drain, ready or maint.
    public static InstanceChange state(String instance, String state, Session session) {
        return new InstanceChange(instance, "state " + state, session);
    }

    /// To another share of the sessions.
    ///
    /// @throws CommandException when that is no weight
    public static InstanceChange weight(String instance, String weight, Session session) throws CommandException {
        if (!weight.matches("[0-9]{1,3}") || Integer.parseInt(weight) > MOST_WEIGHT) {
            throw CommandException.usage("\"" + weight + "\" is no weight: 0 to " + MOST_WEIGHT + ".");
        }
        return new InstanceChange(instance, "weight " + weight, session);
    }

    /// Makes it.
    ///
    /// @param nodes among which those that front the instance are
    /// @return what each of them says, by service
    /// @throws CommandException when no node fronts it
    public Map<String, Nodes.Result<Map<String, String>>> at(List<ReachableNode> nodes) throws CommandException {
        List<ReachableNode> fronting = nodes.stream()
                .filter(node -> !sections(node.desired()).isEmpty())
                .toList();
        if (fronting.isEmpty()) {
            throw CommandException.usage(
                    "no service has the instance \"" + instance + "\"." + DidYouMean.hint(instance, instances(nodes)));
        }
        return new Nodes(session.environment()).run(fronting, this::tell);
    }

    private Map<String, String> tell(Workplace place) throws TargetException {
        Running running = Observer.observe(place.target(), place.site())
                .running()
                .filter(haproxy -> !haproxy.isSilent())
                .orElseThrow(() -> TargetException.refused(
                        "no HAProxy that takes commands runs on "
                                + place.target().name(),
                        "Start it; where haproxy.cfg has no stats socket with level admin, apply --base adds one."));
        Map<String, String> answers = new LinkedHashMap<>();
        for (String section : sections(place.desired(), running)) {
            String answer = place.target()
                    .ask(running.statsSocket(), "set server " + section + "/" + instance + " " + change)
                    .strip();
            answers.put(section, answer.isEmpty() ? DONE : answer);
        }
        note(place, answers);
        return answers;
    }

    /// An agent on the node shall know that a person means it. Whoever may tell HAProxy, and not write there, has
    /// done what was asked for all the same.
    private void note(Workplace place, Map<String, String> answers) {
        Map<String, String> done = new LinkedHashMap<>();
        answers.forEach((section, answer) -> {
            if (answer.equals(DONE)) {
                done.put(section + "/" + instance, change);
            }
        });
        try {
            new ByHand(place.target(), place.site()).note(done);
        } catch (TargetException e) {
            session.say(place.target().name() + ": it is done, but not noted there: " + e.getMessage());
        }
    }

    private List<String> sections(Desired node) {
        return node.files().stream()
                .flatMap(file -> Section.parse(file.content()).stream())
                .filter(section -> section.servers().containsKey(instance))
                .flatMap(section -> section.name().stream())
                .toList();
    }

    /// With live roles a section may have it under another leader only.
    private List<String> sections(Desired node, Running running) {
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
