package pgsvc.inventory.jinja;

import org.jspecify.annotations.Nullable;

/// The variables that a template can see.
///
/// A value is `null`, a [Boolean], a [Long], a [java.math.BigInteger], a [Double], a [String], a [java.util.List]
/// or a [java.util.Map] with texts as keys. A map may find its values when they are asked for; it throws
/// [LazyValueException] where one cannot be had. Whoever implements this watches for variables that refer to each
/// other in a circle, or in a chain without end.
public interface Scope {

    /// Whether there is a variable of that name.
    boolean has(String name);

    /// The value of a variable that there is.
    ///
    /// @throws TemplateException where the variable is a template that cannot be evaluated; one that uses what is
    ///     not defined counts as not defined itself, as in Ansible
    @Nullable
    Object get(String name) throws TemplateException;

    /// Whether the variable is written as a template. Ansible keeps a number's type for `{{ name }}` only where
    /// the variable is written as a number; from one that is itself a template it makes text.
    default boolean isTemplate(String name) {
        return false;
    }
}
