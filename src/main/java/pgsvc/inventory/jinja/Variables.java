package pgsvc.inventory.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.syntax.Expression;

/// What names stand for: what the template sets itself, then what its scope has.
final class Variables {
    private final Scope scope;
    private final Map<String, @Nullable Object> local;

    private Variables(Scope scope, Map<String, @Nullable Object> local) {
        this.scope = scope;
        this.local = local;
    }

    static Variables of(Scope scope) {
        return new Variables(scope, new HashMap<>());
    }

    /// The same, for a loop: what is set there is not seen behind it.
    Variables inner() {
        return new Variables(scope, new HashMap<>(local));
    }

    void set(String name, @Nullable Object value) {
        local.put(name, value);
    }

    boolean has(String name) {
        return local.containsKey(name) || scope.has(name);
    }

    @Nullable
    Object get(Expression.Name reference) throws TemplateException {
        String name = reference.name();
        if (local.containsKey(name)) {
            return local.get(name);
        }
        return scope.has(name) ? fromScope(name, reference.offset()) : missing(name, reference.offset());
    }

    private @Nullable Object fromScope(String name, int offset) throws TemplateException {
        try {
            return scope.get(name);
        } catch (TemplateException e) {
            TemplateException seen = e.inVariable(name, offset);
            if (seen.isUndefined()) {
                return new Undefined(String.valueOf(seen.getMessage()), seen.mend(), offset);
            }
            throw seen;
        }
    }

    private static Undefined missing(String name, int offset) {
        return new Undefined(
                "The variable \"" + name + "\" is not defined.",
                "Define it for this host, or say what holds without it: " + name + "|default(...).",
                offset);
    }
}
