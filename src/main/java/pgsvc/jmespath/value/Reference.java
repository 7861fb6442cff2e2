package pgsvc.jmespath.value;

import org.jspecify.annotations.Nullable;

/// What `&expression` is: an expression that a function such as `sort_by` evaluates on each element.
@FunctionalInterface
public interface Reference {
    /// The expression's value on one element.
    @Nullable
    Object on(@Nullable Object element) throws EvaluationException;
}
