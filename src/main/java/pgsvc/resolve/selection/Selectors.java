package pgsvc.resolve.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.jmespath.Expression;
import pgsvc.jmespath.JmesPathException;
import pgsvc.model.Located;
import pgsvc.model.UnreadableValueException;
import pgsvc.resolve.ResolveRule;

/// Evaluates selectors and backups on a cluster's members. An expression is parsed once, however many clusters
/// use it.
public final class Selectors {
    private final Map<String, Optional<Expression>> parsed = new HashMap<>();
    private final Diagnostics into;

    public Selectors(Diagnostics into) {
        this.into = into;
    }

    /// The expression, or nothing (and a finding) when it is none.
    public Optional<Expression> parse(Located<String> text) {
        Optional<Expression> known = parsed.get(text.value());
        return known != null && known.isPresent() ? known : parseNew(text);
    }

    private Optional<Expression> parseNew(Located<String> text) {
        Optional<Expression> expression = Optional.empty();
        try {
            expression = Optional.of(Expression.parse(text.value()));
        } catch (JmesPathException e) {
            into.add(
                    ResolveRule.SELECTOR_SYNTAX,
                    text.where(),
                    "In `" + text.value() + "`, at character " + (e.offset() + 1) + ": " + e.getMessage(),
                    e.mend());
        }
        parsed.put(text.value(), expression);
        return expression;
    }

    /// The members that the selector yields, each the attributes of a member or an object made from one; nothing
    /// (and a finding) when it yields anything else.
    public Optional<List<Map<?, ?>>> select(Located<String> text, List<Map<String, @Nullable Object>> members) {
        return search(text, members).flatMap(found -> membersOf(found.result(), text));
    }

    /// The same for a backup, which may also yield nothing at all (null, false, an empty text): no backups then.
    public Optional<List<Map<?, ?>>> selectBackup(Located<String> text, List<Map<String, @Nullable Object>> members) {
        return search(text, members)
                .flatMap(found -> isNothing(found.result()) ? Optional.of(List.of()) : membersOf(found.result(), text));
    }

    private static boolean isNothing(@Nullable Object result) {
        return result == null || result.equals(false) || result.equals("") || result.equals(0L);
    }

    /// What an expression yielded, null included.
    private record Found(@Nullable Object result) {}

    private Optional<Found> search(Located<String> text, List<Map<String, @Nullable Object>> members) {
        return parse(text).flatMap(expression -> evaluate(expression, text, members));
    }

    private Optional<Found> evaluate(
            Expression expression, Located<String> text, List<Map<String, @Nullable Object>> members) {
        try {
            return Optional.of(new Found(expression.search(members)));
        } catch (JmesPathException e) {
            into.add(
                    ResolveRule.SELECTOR_FAILS,
                    text.where(),
                    "`" + text.value() + "` fails on the members: " + e.getMessage(),
                    e.mend());
        } catch (UnreadableValueException e) {
            into.add(
                    ResolveRule.SELECTOR_FAILS,
                    text.where(),
                    "`" + text.value() + "` needs a value that cannot be read, at " + e.where() + ": " + e.getMessage(),
                    e.mend());
        }
        return Optional.empty();
    }

    private Optional<List<Map<?, ?>>> membersOf(@Nullable Object result, Located<String> text) {
        if (!(result instanceof List<?> list)) {
            into.add(
                    ResolveRule.SELECTOR_RESULT,
                    text.where(),
                    "`" + text.value() + "` yields " + kind(result) + ". It must yield a list of members, from which "
                            + "the servers are made.",
                    "Write an expression that keeps the list, such as `[]`, a filter `[? … ]`, or a slice `[0:1]`.");
            return Optional.empty();
        }
        List<Map<?, ?>> members = new ArrayList<>(list.size());
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> member)) {
                into.add(
                        ResolveRule.SELECTOR_RESULT,
                        text.where(),
                        "`" + text.value() + "` yields " + kind(item) + " in its list. The servers are made from "
                                + "whole members, with their name, address and ports.",
                        "Leave out what follows the filter, so that whole members remain.");
                return Optional.empty();
            }
            members.add(member);
        }
        return Optional.of(members);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean b -> "a boolean";
            case Number n -> "a number";
            case String s -> "text";
            case List<?> l -> "a list";
            case Map<?, ?> m -> "a single object";
            default -> throw new IllegalStateException("no JMESPath value: " + value.getClass());
        };
    }
}
