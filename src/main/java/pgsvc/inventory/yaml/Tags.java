package pgsvc.inventory.yaml;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.Value.Null;
import pgsvc.inventory.yaml.Value.Num;
import pgsvc.inventory.yaml.Value.Sequence;
import pgsvc.inventory.yaml.Value.Text;
import pgsvc.inventory.yaml.Value.Vault;

/// What a tag, written or not, makes of a value: those of Ansible and the plain ones of YAML 1.1.
final class Tags {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final String UNSAFE = "!unsafe";
    private static final List<String> KNOWN = List.of(UNSAFE, "!vault", "!!str", "!!int", "!!float", "!!bool");

    private final Diagnostics into;

    Tags(Diagnostics into) {
        this.into = into;
    }

    /// The value of a scalar.
    Value scalar(ScalarEvent event, String text, SourceRange where) {
        if (event.getTag() == null || event.getTag().equals("!")) {
            return event.getImplicit().canOmitTagInPlainScalar() ? plain(text, where) : new Text(text, false, where);
        }
        return switch (event.getTag()) {
            case UNSAFE -> new Text(text, true, where);
            case "!vault", "!vault-encrypted" -> new Vault(where);
            case STANDARD + "str", STANDARD + "timestamp" -> new Text(text, false, where);
            case STANDARD + "null" -> new Null(where);
            case STANDARD + "int", STANDARD + "float" -> number(event.getTag(), text, where);
            case STANDARD + "bool" -> bool(event.getTag(), text, where);
            default -> refuse(event.getTag(), where);
        };
    }

    /// A list or a mapping as its tag makes it.
    Value collection(@Nullable String tag, String standard, Value value) {
        if (tag == null || tag.equals("!") || tag.equals(STANDARD + standard)) {
            return value;
        }
        return tag.equals(UNSAFE) ? unsafe(value, new IdentityHashMap<>()) : refuse(tag, value.where());
    }

    private Value plain(String text, SourceRange where) {
        if (text.equals("=") || text.equals("<<")) {
            into.add(
                    YamlRule.YAML_TAG,
                    where,
                    "The sign " + text
                            + " without quotes has a meaning of its own in YAML, and Ansible refuses it here.",
                    "Put quotes around it.");
        }
        return PlainScalar.read(text, where);
    }

    private Value number(String tag, String text, SourceRange where) {
        Number number = PlainScalar.number(text);
        boolean fraction = tag.endsWith("float");
        if (number == null || !fraction && number instanceof Double) {
            return mismatch(tag, text, where);
        }
        return new Num(fraction ? (Number) number.doubleValue() : number, where);
    }

    private Value bool(String tag, String text, SourceRange where) {
        Boolean truth = text.isEmpty() ? null : PlainScalar.bool(text);
        return truth == null ? mismatch(tag, text, where) : new Value.Bool(truth, where);
    }

    private Value mismatch(String tag, String text, SourceRange where) {
        String detail = "The value \"" + text + "\" is not what the tag " + shown(tag) + " says.";
        into.add(YamlRule.YAML_TAG, where, detail, "Remove the tag or mend the value.");
        return new Null(where);
    }

    private Value refuse(String tag, SourceRange where) {
        String hint = DidYouMean.hint(shown(tag), KNOWN);
        into.add(
                YamlRule.YAML_TAG,
                where,
                "The tag " + shown(tag) + " means nothing for this kind of value." + hint,
                "Remove the tag, or put quotes around a text that starts with an exclamation mark.");
        return new Null(where);
    }

    private static String shown(String tag) {
        return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
    }

    /// All text below the value marked as no template. Shared values stay shared.
    private static Value unsafe(Value value, Map<Value, Value> done) {
        Value known = done.get(value);
        if (known != null) {
            return known;
        }
        Value marked = switch (value) {
            case Text text -> new Text(text.value(), true, text.where());
            case Sequence list ->
                new Sequence(list.items().stream().map(i -> unsafe(i, done)).toList(), list.where());
            case Mapping mapping -> unsafe(mapping, done);
            case Null _, Value.Bool _, Num _, Vault _ -> value;
        };
        done.put(value, marked);
        return marked;
    }

    private static Mapping unsafe(Mapping mapping, Map<Value, Value> done) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach((k, e) -> entries.put(k, new Entry(e.keyWhere(), unsafe(e.value(), done))));
        return new Mapping(entries, mapping.where());
    }
}
