package pgsvc.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;

/// A state of a cluster after its failover, if there was one: who leads, and who is lost. How it came about does
/// not matter: the leader that is lost and the replica that is lost under the next leader end alike.
///
/// @param leader empty when no instance is left
/// @param lost in the cluster's order
public record Situation(Optional<String> leader, List<String> lost) {
    public Situation {
        lost = List.copyOf(lost);
    }

    /// One instance leads and all are there.
    public static Situation ledBy(String leader) {
        return new Situation(Optional.of(leader), List.of());
    }

    /// Whether that instance leads.
    public boolean isLedBy(String instance) {
        return leader.filter(instance::equals).isPresent();
    }

    /// Whether more is lost under the same leader: all that the other has lost, and something else.
    public boolean isWorseThan(Situation other) {
        return leader.equals(other.leader) && lost.size() > other.lost.size() && lost.containsAll(other.lost);
    }

    /// Every leader with every loss of at most so many instances, those with the fewest losses first.
    static List<Situation> of(Cluster cluster, int losses) {
        List<String> names = cluster.instances().stream().map(Instance::name).toList();
        List<Situation> situations = new ArrayList<>();
        for (List<String> lost : losses(names, losses)) {
            if (lost.size() == names.size()) {
                situations.add(new Situation(Optional.empty(), lost));
            }
            names.stream()
                    .filter(name -> !lost.contains(name))
                    .forEach(leader -> situations.add(new Situation(Optional.of(leader), lost)));
        }
        return situations;
    }

    private static List<List<String>> losses(List<String> names, int most) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        List<List<String>> longest = List.of(List.of());
        for (int size = 1; size <= most; size++) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> lost : longest) {
                int after = lost.isEmpty() ? 0 : names.indexOf(lost.getLast()) + 1;
                names.subList(after, names.size()).forEach(name -> longer.add(with(lost, name)));
            }
            all.addAll(longer);
            longest = longer;
        }
        return all;
    }

    private static List<String> with(List<String> lost, String name) {
        List<String> more = new ArrayList<>(lost);
        more.add(name);
        return more;
    }
}
