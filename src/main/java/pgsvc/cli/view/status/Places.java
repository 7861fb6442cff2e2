package pgsvc.cli.view.status;

import java.util.Collection;
import java.util.List;

/// Names load balancers by their nodes, in as few words as tell them apart.
final class Places {
    private static final int MOST_NAMED = 3;

    private Places() {}

    /// Such as `all 3`, `10.10.10.11`, `10.10.10.11 and 10.10.10.12`, `10.10.10.11 and 7 others`.
    ///
    /// @param all those that there are to tell apart
    static String phrase(List<String> nodes, Collection<String> all) {
        int number = nodes.size();
        if (number > 1 && number == all.size()) {
            return "all " + number;
        }
        if (number > MOST_NAMED) {
            return nodes.getFirst() + " and " + (number - 1) + " others";
        }
        return listed(nodes);
    }

    /// Such as `a, b and c`.
    static String listed(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
