package pgsvc.inventory.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.diagnostic.SourceRange;

/// A document's anchors, and what stands below each.
final class Aliases {
    private final Map<String, Anchored> anchored = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    /// An anchor's value and its size.
    record Anchored(Value value, Expansion.Size size) {}

    /// The value that begins here bears an anchor.
    void declare(@Nullable String anchor, SourceRange where) throws UnreadableException {
        if (anchor != null && !declared.add(anchor)) {
            throw new UnreadableException(
                    YamlRule.YAML_DUPLICATE_ANCHOR,
                    where,
                    "The anchor &" + anchor + " stands above already, and Ansible refuses the second one.",
                    "Give one of the two another name.");
        }
    }

    /// The value that bears the anchor is complete.
    void define(@Nullable String anchor, Value value, Expansion.Size size) {
        if (anchor != null) {
            anchored.put(anchor, new Anchored(value, size));
        }
    }

    /// What an alias stands for.
    Anchored resolve(String anchor, SourceRange where) throws UnreadableException {
        Anchored found = anchored.get(anchor);
        if (found == null) {
            throw declared.contains(anchor) ? recursive(anchor, where) : unknown(anchor, where);
        }
        return found;
    }

    private static UnreadableException recursive(String anchor, SourceRange where) {
        return new UnreadableException(
                YamlRule.YAML_UNKNOWN_ANCHOR,
                where,
                "The alias *" + anchor + " stands inside the value that it repeats, which has no end.",
                "Write the value out.");
    }

    private UnreadableException unknown(String anchor, SourceRange where) {
        return new UnreadableException(
                YamlRule.YAML_UNKNOWN_ANCHOR,
                where,
                "There is no anchor &" + anchor + " above this line." + DidYouMean.hint(anchor, anchored.keySet()),
                "Define the anchor, or put quotes around a text that starts with an asterisk.");
    }
}
