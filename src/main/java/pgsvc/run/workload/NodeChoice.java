package pgsvc.run.workload;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.resolve.LoadBalancer;

/// Which node's load balancer is to run on this machine.
public sealed interface NodeChoice {

    /// The one that the user named.
    record Named(String node) implements NodeChoice {}

    /// All, in one HAProxy.
    record All() implements NodeChoice {}

    /// The only one, or the one that bears a name or an address of this machine.
    ///
    /// @param ownNames the names and addresses of this machine
    record Own(Set<String> ownNames) implements NodeChoice {
        public Own {
            ownNames = Set.copyOf(ownNames);
        }
    }

    /// The load balancers that are meant.
    ///
    /// @throws UnclearChoiceException when none is, or several may be
    default List<LoadBalancer> among(List<LoadBalancer> all) throws UnclearChoiceException {
        if (all.isEmpty()) {
            throw new UnclearChoiceException("the inventory has no load balancer", "Declare a cluster with services.");
        }
        return switch (this) {
            case All() -> all;
            case Named(String node) -> List.of(named(node, all));
            case Own(Set<String> ownNames) -> List.of(own(ownNames, all));
        };
    }

    private static LoadBalancer named(String node, List<LoadBalancer> all) throws UnclearChoiceException {
        Optional<LoadBalancer> found =
                all.stream().filter(lb -> lb.node().name().equals(node)).findFirst();
        if (found.isEmpty()) {
            String hint = DidYouMean.hint(node, names(all));
            throw new UnclearChoiceException("no load balancer is named \"" + node + "\"." + hint, listed(all));
        }
        return found.get();
    }

    private static LoadBalancer own(Set<String> ownNames, List<LoadBalancer> all) throws UnclearChoiceException {
        List<LoadBalancer> candidates = all.size() == 1
                ? all
                : all.stream().filter(lb -> ownNames.contains(lb.node().name())).toList();
        if (candidates.size() != 1) {
            throw new UnclearChoiceException(
                    "the inventory has " + all.size() + " load balancers; which one is to run here is not clear",
                    "Name it with --node, or run all with --all. " + listed(all));
        }
        return candidates.getFirst();
    }

    private static List<String> names(List<LoadBalancer> all) {
        return all.stream().map(lb -> lb.node().name()).toList();
    }

    private static String listed(List<LoadBalancer> all) {
        List<String> names = names(all);
        int shown = Math.min(names.size(), 20);
        String more = shown < names.size() ? ", … (" + names.size() + " in all)" : "";
        return "Nodes: " + String.join(", ", names.subList(0, shown)) + more + ".";
    }
}
