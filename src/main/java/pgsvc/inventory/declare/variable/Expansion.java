package pgsvc.inventory.declare.variable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.Variable;
import pgsvc.inventory.jinja.Template;
import pgsvc.inventory.jinja.TemplateException;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.UnreadableValueException;

/// Expands values as they are written into plain data (null, [Boolean], numbers, [String], lists, maps), templates
/// evaluated in one host's variables.
public final class Expansion {
    private static final Pattern SINGLE_VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w*)\\s*}}");
    private static final int MOST_REFERENCES = 50;

    private final HostVariables variables;
    private final TemplateCache templates;

    Expansion(HostVariables variables, TemplateCache templates) {
        this.variables = variables;
        this.templates = templates;
    }

    /// Whether expanding is so cheap that its result need not be kept.
    static boolean isPlainScalar(Value value) {
        return switch (value) {
            case Value.Null _, Value.Bool _, Value.Num _, Value.Vault _ -> true;
            case Value.Text text -> !isTemplate(text);
            case Value.Sequence _, Value.Mapping _ -> false;
        };
    }

    /// Whether a value holds a template anywhere, so that it may differ from host to host.
    public static boolean holdsTemplate(Value value) {
        return switch (value) {
            case Value.Null _, Value.Bool _, Value.Num _, Value.Vault _ -> false;
            case Value.Text text -> isTemplate(text);
            case Value.Sequence sequence -> sequence.items().stream().anyMatch(Expansion::holdsTemplate);
            case Value.Mapping mapping -> mapping.entries().values().stream().anyMatch(e -> holdsTemplate(e.value()));
        };
    }

    /// Whether a value is itself a template.
    static boolean isTemplate(Value value) {
        return value instanceof Value.Text text && !text.unsafe() && Template.isTemplate(text.value());
    }

    /// The plain data of a value.
    @Nullable
    Object expand(Value value) {
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Bool bool -> bool.value();
            case Value.Num num -> num.value();
            case Value.Text text -> isTemplate(text) ? evaluate(text) : text.value();
            case Value.Vault vault -> throw encrypted(vault.where());
            case Value.Sequence sequence -> list(sequence);
            case Value.Mapping mapping -> map(mapping);
        };
    }

    private List<@Nullable Object> list(Value.Sequence sequence) {
        List<@Nullable Object> list = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> list.add(expand(item)));
        return Collections.unmodifiableList(list);
    }

    private Map<String, @Nullable Object> map(Value.Mapping mapping) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> map.put(key, expand(entry.value())));
        return Collections.unmodifiableMap(map);
    }

    private @Nullable Object evaluate(Value.Text text) {
        try {
            return templates.parse(text.value()).evaluate(variables);
        } catch (TemplateException e) {
            throw new UnreadableValueException(
                    "The template `" + text.value() + "` fails: " + e.getMessage(), e.mend(), text.where());
        }
    }

    private static UnreadableValueException encrypted(SourceRange where) {
        return new UnreadableValueException(
                "The value is encrypted with Ansible Vault, which pgsvc does not open.",
                "Write the value in plain text, or give pgsvc the output of `ansible-inventory --list`.",
                where);
    }

    /// A value with its template gone: a reference to one variable becomes that variable's value, with its place;
    /// any other template becomes its result, at the template's place. Values inside lists and mappings are left
    /// as they are.
    public Value dereferenced(Value value) {
        Value current = value;
        for (int i = 0; i < MOST_REFERENCES && current instanceof Value.Text text && isTemplate(text); i++) {
            Optional<Variable> referred = referred(text);
            if (referred.isEmpty()) {
                return Plain.toValue(evaluate(text), text.where());
            }
            current = referred.get().value();
        }
        return current instanceof Value.Text text && isTemplate(text)
                ? Plain.toValue(evaluate(text), text.where())
                : current;
    }

    private Optional<Variable> referred(Value.Text text) {
        Matcher single = SINGLE_VARIABLE.matcher(text.value());
        return single.matches() ? variables.host().variable(single.group(1)) : Optional.empty();
    }
}
