package pgsvc.cli.serve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.apply.Generation;
import pgsvc.apply.History;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.serve.action.Ground;
import pgsvc.status.Look;
import pgsvc.status.Status;
import pgsvc.timeline.Happening;
import pgsvc.timeline.Kind;

/// Which generations came to load balancers. A node is asked for them when it is first seen, and when its files are
/// other ones than at the look before.
final class Arrivals {
    private final Ground ground;
    private final Map<String, Object> files = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();

    Arrivals(Ground ground) {
        this.ground = ground;
    }

    /// Those that came since the look before.
    List<Happening> with(Status now) throws InterruptedException {
        List<String> changed = new ArrayList<>();
        now.loadBalancers().forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                Object there = List.of(seen.observed().files(), seen.observed().base());
                if (!there.equals(files.put(node, there))) {
                    changed.add(node);
                }
            }
        });
        return changed.isEmpty() ? List.of() : ask(changed);
    }

    private List<Happening> ask(List<String> names) throws InterruptedException {
        List<Happening> happenings = new ArrayList<>();
        try {
            List<ReachableNode> nodes = ground.nodes().stream()
                    .filter(node -> names.contains(node.name()))
                    .toList();
            new Nodes(ground.session().environment())
                    .each(nodes, place -> new History(place.target(), place.site()).generations(), () -> {})
                    .forEach((node, result) -> {
                        switch (result) {
                            case Nodes.Result.Done<List<Generation>>(List<Generation> all) ->
                                take(node, all, happenings);
                            // The next look asks again, and tells of it when the node is away.
                            case Nodes.Result.Failed<List<Generation>> _ -> files.remove(node);
                        }
                    });
        } catch (CommandException e) {
            ground.session().say("pgsvc serve: " + e.getMessage());
        }
        return happenings;
    }

    private void take(String node, List<Generation> all, List<Happening> happenings) {
        int last = all.isEmpty() ? 0 : all.getFirst().number();
        Optional<Integer> known = Optional.ofNullable(newest.put(node, last));
        known.ifPresent(number -> all.reversed().stream()
                .filter(generation -> generation.number() > number)
                .forEach(generation -> happenings.add(Happening.at(Kind.GENERATION, node, words(generation)))));
    }

    private static String words(Generation generation) {
        String why = generation.author().why();
        return "generation " + generation.number() + " is " + generation.result() + " by "
                + generation.author().who() + (why.isEmpty() ? "" : ": " + why);
    }
}
