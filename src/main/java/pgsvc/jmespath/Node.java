package pgsvc.jmespath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.function.Functions;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Reference;
import pgsvc.jmespath.value.Type;

/// An expression's tree; each node evaluates itself on the current value. Null stands for JSON's null and for
/// whatever is not there.
sealed interface Node {
    /// The current value itself, `@`, and what stands where nothing is written: on both sides of `[*]`.
    Node CURRENT = new Current();

    @Nullable
    Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException;

    record Current() implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) {
            return current;
        }
    }

    record Literal(@Nullable Object value) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) {
            return value;
        }
    }

    record Field(String name) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) {
            return current instanceof Map<?, ?> map ? map.get(name) : null;
        }
    }

    /// `left.right` and `left | right`, which differ only in what they bind.
    record Then(Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return right.evaluate(left.evaluate(current, budget), budget);
        }
    }

    record Or(Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            Object value = left.evaluate(current, budget);
            return Type.isTrue(value) ? value : right.evaluate(current, budget);
        }
    }

    record And(Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            Object value = left.evaluate(current, budget);
            return Type.isTrue(value) ? right.evaluate(current, budget) : value;
        }
    }

    record Not(Node operand) implements Node {
        @Override
        public Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return !Type.isTrue(operand.evaluate(current, budget));
        }
    }

    record Compare(Operator operator, Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return operator.apply(left.evaluate(current, budget), right.evaluate(current, budget), budget);
        }
    }

    /// @param position counted from the end where negative
    record Index(Node left, int position) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            if (!(left.evaluate(current, budget) instanceof List<?> list)) {
                return null;
            }
            int index = position < 0 ? list.size() + position : position;
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
    }

    record Slice(
            Node left,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer step) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            if (!(left.evaluate(current, budget) instanceof List<?> list)) {
                return null;
            }
            budget.spend(list.size());
            int by = step == null ? 1 : step;
            if (by == 0) {
                throw new EvaluationException("A slice cannot go by steps of 0.", "Write another step, or none.");
            }
            return by > 0 ? forward(list, by) : backward(list, by);
        }

        private List<@Nullable Object> forward(List<?> list, int by) {
            List<@Nullable Object> part = new ArrayList<>();
            long last = bound(end, list.size(), list.size());
            for (long i = Math.max(0, bound(start, 0, list.size())); i < Math.min(last, list.size()); i += by) {
                part.add(list.get((int) i));
            }
            return part;
        }

        private List<@Nullable Object> backward(List<?> list, int by) {
            List<@Nullable Object> part = new ArrayList<>();
            long first = bound(start, list.size() - 1, list.size());
            long last = bound(end, -1, list.size());
            for (long i = Math.min(first, list.size() - 1); i > Math.max(-1, last); i += by) {
                part.add(list.get((int) i));
            }
            return part;
        }

        private static long bound(@Nullable Integer written, int otherwise, int size) {
            if (written == null) {
                return otherwise;
            }
            return written < 0 ? (long) written + size : written;
        }
    }

    /// The elements of the lists in a list, beside its elements that are none.
    record Flatten(Node left) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            if (!(left.evaluate(current, budget) instanceof List<?> list)) {
                return null;
            }
            List<@Nullable Object> flat = new ArrayList<>(list.size());
            for (Object element : list) {
                if (element instanceof List<?> inner) {
                    budget.spend(inner.size());
                    flat.addAll(inner);
                } else {
                    flat.add(element);
                }
            }
            budget.spend(list.size());
            return flat;
        }
    }

    /// `left[*]right`: what is null falls out.
    record Projection(Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return left.evaluate(current, budget) instanceof List<?> list ? each(list, right, budget) : null;
        }

        static List<Object> each(Iterable<?> elements, Node right, Budget budget) throws EvaluationException {
            List<Object> projected = new ArrayList<>();
            for (Object element : elements) {
                budget.spend(1);
                Object value = right.evaluate(element, budget);
                if (value != null) {
                    projected.add(value);
                }
            }
            return projected;
        }
    }

    /// `left.*right`
    record EveryValue(Node left, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            Object value = left.evaluate(current, budget);
            return value instanceof Map<?, ?> map ? Projection.each(map.values(), right, budget) : null;
        }
    }

    /// `left[?condition]right`
    record Filter(Node left, Node condition, Node right) implements Node {
        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            if (!(left.evaluate(current, budget) instanceof List<?> list)) {
                return null;
            }
            List<Object> passed = new ArrayList<>();
            for (Object element : list) {
                budget.spend(1);
                if (Type.isTrue(condition.evaluate(element, budget))) {
                    Object value = right.evaluate(element, budget);
                    if (value != null) {
                        passed.add(value);
                    }
                }
            }
            return passed;
        }
    }

    record MultiSelectList(List<Node> elements) implements Node {
        public MultiSelectList {
            elements = List.copyOf(elements);
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return current == null ? null : Call.values(elements, current, budget);
        }
    }

    record Pair(String key, Node value) {}

    record MultiSelectObject(List<Pair> pairs) implements Node {
        public MultiSelectObject {
            pairs = List.copyOf(pairs);
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            if (current == null) {
                return null;
            }
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (Pair pair : pairs) {
                budget.spend(1);
                object.put(pair.key(), pair.value().evaluate(current, budget));
            }
            return object;
        }
    }

    /// `&body`
    record Deferred(Node body) implements Node {
        @Override
        public Object evaluate(@Nullable Object current, Budget budget) {
            return (Reference) element -> body.evaluate(element, budget);
        }
    }

    /// A function that there is not fails only here: where the call is not reached, it does no harm.
    record Call(String function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object current, Budget budget) throws EvaluationException {
            return Functions.named(function).call(values(arguments, current, budget), budget);
        }

        static List<@Nullable Object> values(List<Node> nodes, @Nullable Object current, Budget budget)
                throws EvaluationException {
            List<@Nullable Object> values = new ArrayList<>(nodes.size());
            for (Node node : nodes) {
                budget.spend(1);
                values.add(node.evaluate(current, budget));
            }
            return values;
        }
    }
}
