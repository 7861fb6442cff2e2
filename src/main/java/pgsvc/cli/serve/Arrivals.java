package pgsvc.cli.serve;

import java.nio.file.Path;
import java.time.Instant;
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
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.serve.action.Ground;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.hint.GivenHint;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.status.Look;
import pgsvc.status.Status;
import pgsvc.target.TargetException;
import pgsvc.timeline.Happening;
import pgsvc.timeline.Kind;

/// Which generations came to load balancers, and which hints were given there. A node is asked for them when it is
/// first seen, and when its files, or whether its servers are up, are not as at the look before.
final class Arrivals {
    private final Ground ground;
    private final Map<String, Object> before = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, Instant> lastHint = new HashMap<>();

    /// What a node keeps.
    private record Kept(List<Generation> generations, List<GivenHint> hints) {}

    Arrivals(Ground ground) {
        this.ground = ground;
    }

    /// Those that came since the look before.
    List<Happening> with(Status now) throws InterruptedException {
        List<String> changed = new ArrayList<>();
        now.loadBalancers().forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                Object there = List.of(seen.observed().files(), seen.observed().base(), up(seen.observed()));
                if (!there.equals(before.put(node, there))) {
                    changed.add(node);
                }
            }
        });
        return changed.isEmpty() ? List.of() : ask(changed);
    }

    private static List<String> up(Observation observed) {
        return observed.running().stream()
                .flatMap(running -> running.servers().stream())
                .filter(ServerStatus::isUp)
                .map(server -> server.section() + "/" + server.server())
                .toList();
    }

    private List<Happening> ask(List<String> names) throws InterruptedException {
        List<Happening> happenings = new ArrayList<>();
        try {
            List<ReachableNode> nodes = ground.nodes().stream()
                    .filter(node -> names.contains(node.name()))
                    .toList();
            new Nodes(ground.session().environment())
                    .each(nodes, Arrivals::kept, () -> {})
                    .forEach((node, result) -> {
                        switch (result) {
                            case Nodes.Result.Done<Kept>(Kept kept) -> {
                                hints(node, kept.hints(), happenings);
                                generations(node, kept.generations(), happenings);
                            }
                            // The next look asks again, and tells of it when the node is away.
                            case Nodes.Result.Failed<Kept> _ -> before.remove(node);
                        }
                    });
        } catch (CommandException e) {
            ground.session().say("pgsvc serve: " + e.getMessage());
        }
        return happenings;
    }

    private static Kept kept(Workplace place) throws TargetException {
        Optional<String> socket = place.target().read(place.site().base()).flatMap(Observer::statsSocket);
        Optional<String> hints = socket.isEmpty()
                ? Optional.empty()
                : place.target()
                        .read(Path.of(socket.get())
                                .resolveSibling(GivenHint.FILE)
                                .toString());
        return new Kept(
                new History(place.target(), place.site()).generations(),
                hints.map(GivenHint::all).orElse(List.of()));
    }

    private void hints(String node, List<GivenHint> all, List<Happening> happenings) {
        Instant last = all.isEmpty() ? Instant.MIN : all.getLast().at();
        Optional<Instant> known = Optional.ofNullable(lastHint.put(node, last));
        known.ifPresent(time -> all.stream()
                .filter(hint -> hint.at().isAfter(time))
                .forEach(hint -> happenings.add(Happening.at(Kind.HINT, node, "an agent's hint: " + hint.words()))));
    }

    private void generations(String node, List<Generation> all, List<Happening> happenings) {
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
