package pgsvc.jmespath;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Follows what an expression does with the elements of the list that it is given, and collects the names that it
/// looks up on them. Every value is known by its level: 0 for an element, 1 for a list of elements, 2 for a list
/// of such lists, and so on.
final class ElementFields {
    private static final int ELEMENT = 0;
    private static final int LIST = 1;
    private static final int UNRELATED = -1;

    private final Set<String> names = new LinkedHashSet<>();

    private ElementFields() {}

    static Set<String> of(Node root) {
        ElementFields fields = new ElementFields();
        fields.level(root, LIST);
        return Collections.unmodifiableSet(fields.names);
    }

    /// The level of the node's value where the current value is of the given level.
    private int level(Node node, int current) {
        return switch (node) {
            case Node.Current _ -> current;
            case Node.Literal _, Node.Deferred _ -> UNRELATED;
            case Node.Field(String name) -> field(name, current);
            case Node.Then(Node left, Node right) -> level(right, level(left, current));
            case Node.Or(Node left, Node right) -> common(level(left, current), level(right, current));
            case Node.And(Node left, Node right) -> common(level(left, current), level(right, current));
            case Node.Not(Node operand) -> unrelated(List.of(operand), current);
            case Node.Compare comparison -> unrelated(List.of(comparison.left(), comparison.right()), current);
            case Node.Index index -> within(level(index.left(), current));
            case Node.Slice slice -> level(slice.left(), current);
            case Node.Flatten(Node left) -> flat(level(left, current));
            case Node.Projection(Node left, Node right) -> around(level(right, within(level(left, current))));
            case Node.EveryValue(Node left, Node right) -> everyValue(left, right, current);
            case Node.Filter(Node left, Node condition, Node right) -> filter(left, condition, right, current);
            case Node.MultiSelectList(List<Node> elements) -> around(common(elements, current));
            case Node.MultiSelectObject(List<Node.Pair> pairs) ->
                unrelated(pairs.stream().map(Node.Pair::value).toList(), current);
            case Node.Call(String function, List<Node> arguments) -> call(function, arguments, current);
        };
    }

    private int field(String name, int current) {
        if (current == ELEMENT) {
            names.add(name);
        }
        return UNRELATED;
    }

    private int unrelated(List<Node> nodes, int current) {
        nodes.forEach(node -> level(node, current));
        return UNRELATED;
    }

    private int everyValue(Node left, Node right, int current) {
        level(left, current);
        level(right, UNRELATED);
        return UNRELATED;
    }

    private int filter(Node left, Node condition, Node right, int current) {
        int element = within(level(left, current));
        level(condition, element);
        return around(level(right, element));
    }

    private int call(String function, List<Node> arguments, int current) {
        if (arguments.isEmpty()) {
            return UNRELATED;
        }
        return switch (function) {
            case "sort_by" -> by(arguments, current);
            case "max_by", "min_by" -> within(by(arguments, current));
            case "map" -> around(onEach(arguments.getFirst(), level(arguments.getLast(), current)));
            case "sort", "reverse", "not_null" -> common(arguments, current);
            default -> unrelated(arguments, current);
        };
    }

    private int by(List<Node> arguments, int current) {
        int list = level(arguments.getFirst(), current);
        onEach(arguments.getLast(), list);
        return list;
    }

    private int onEach(Node expression, int list) {
        return expression instanceof Node.Deferred(Node body) ? level(body, within(list)) : UNRELATED;
    }

    private int common(List<Node> nodes, int current) {
        return nodes.stream()
                .map(node -> level(node, current))
                .reduce(ElementFields::common)
                .orElse(UNRELATED);
    }

    private static int common(int left, int right) {
        return left == right ? left : UNRELATED;
    }

    private static int within(int list) {
        return list >= LIST ? list - 1 : UNRELATED;
    }

    private static int around(int element) {
        return element >= ELEMENT ? element + 1 : UNRELATED;
    }

    private static int flat(int list) {
        return list > LIST ? list - 1 : list;
    }
}
