package pgsvc.inventory.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.Value.Null;
import pgsvc.inventory.yaml.Value.Sequence;
import pgsvc.inventory.yaml.Value.Text;

/// Builds values straight from the parser's events, in one pass. Equal words share one string, since an inventory
/// says the same few words ten thousand times.
final class Composer {
    private final String file;
    private final Parser parser;
    private final Diagnostics into;
    private final Diagnostics found = new Diagnostics();
    private final Tags tags = new Tags(found);
    private final Aliases aliases = new Aliases();
    private final Expansion expansion = new Expansion();
    private final Map<String, String> words = new HashMap<>();

    Composer(String file, Parser parser, Diagnostics into) {
        this.file = file;
        this.parser = parser;
        this.into = into;
    }

    /// The only document of the stream; empty when an error was found in it.
    Optional<Value> document() throws UnreadableException {
        try {
            Value root = root();
            return found.hasErrors() ? Optional.empty() : Optional.of(root);
        } finally {
            into.addAll(found.sorted());
        }
    }

    private Value root() throws UnreadableException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new Null(SourceRange.startOf(file));
        }
        parser.getEvent();
        Value root = value();
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw new UnreadableException(
                    YamlRule.YAML_SEVERAL_DOCUMENTS,
                    where(parser.peekEvent()),
                    "A second document starts here; Ansible reads files of one document only.",
                    "Remove the line `---`, or move what follows into a file of its own.");
        }
        return root;
    }

    private Value value() throws UnreadableException {
        NodeEvent event = (NodeEvent) parser.getEvent();
        SourceRange where = where(event);
        if (event instanceof AliasEvent) {
            Aliases.Anchored anchored = aliases.resolve(event.getAnchor(), where);
            expansion.repeat(anchored.size(), where);
            return anchored.value();
        }
        aliases.declare(event.getAnchor(), where);
        Expansion.Opening opening = expansion.open(where);
        Value value = event instanceof ScalarEvent scalar ? scalar(scalar, where) : collection(event);
        aliases.define(event.getAnchor(), value, expansion.close(opening));
        return value;
    }

    private Value scalar(ScalarEvent event, SourceRange where) {
        return tags.scalar(event, shared(event.getValue()), where);
    }

    private Value collection(NodeEvent event) throws UnreadableException {
        return event instanceof MappingStartEvent mapping ? mapping(mapping) : sequence((CollectionStartEvent) event);
    }

    private Value sequence(CollectionStartEvent start) throws UnreadableException {
        List<Value> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value());
        }
        SourceRange where = where(start, items);
        return tags.collection(start.getTag(), "seq", new Sequence(items, where));
    }

    private Value mapping(MappingStartEvent start) throws UnreadableException {
        Entries entries = new Entries(found);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event key = parser.peekEvent();
            if (isPlain(key, "<<")) {
                parser.getEvent();
                entries.merge(where(key), value());
            } else {
                entry(start, key, entries);
            }
        }
        SourceRange where = where(start, entries.last());
        return tags.collection(start.getTag(), "map", new Mapping(entries.all(), where));
    }

    private void entry(MappingStartEvent outer, Event keyEvent, Entries entries) throws UnreadableException {
        Value key = key(keyEvent);
        Value value = value();
        KeyText.of(key)
                .ifPresentOrElse(
                        text -> entries.put(shared(text), key.where(), value), () -> refuseKey(outer, keyEvent));
    }

    /// As a key, `=` is text to PyYAML; as a value it is refused.
    private Value key(Event event) throws UnreadableException {
        if (isPlain(event, "=")) {
            parser.getEvent();
            return new Text("=", false, where(event));
        }
        return value();
    }

    private void refuseKey(MappingStartEvent outer, Event key) {
        Mark start = outer.getStartMark();
        boolean braces = outer.getFlowStyle() == FlowStyle.FLOW
                && start.getIndex() + 1 == key.getStartMark().getIndex();
        String detail = braces
                ? "Braces without quotes are a mapping in YAML, and a mapping cannot be a key: `{{` starts no template here."
                : "A list, a mapping or an encrypted text cannot be a key in an inventory.";
        String mend = braces ? "Put quotes around the template: \"{{ name }}\"." : "Write a word as the key.";
        found.add(YamlRule.YAML_COMPLEX_KEY, braces ? where(outer) : where(key), detail, mend);
    }

    private static boolean isPlain(Event event, String text) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag() == null
                && scalar.getValue().equals(text);
    }

    private String shared(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }

    private SourceRange where(Event event) {
        Mark end = event.getEndMark();
        return range(event.getStartMark(), end.getLine() + 1, end.getColumn() + 1);
    }

    /// A collection's place, once all its parts are read. A block's end mark stands at the next word, however far
    /// below; the last part's end is what a reader sees as the end.
    private SourceRange where(CollectionStartEvent start, List<Value> parts) {
        Mark end = parser.getEvent().getEndMark();
        if (start.getFlowStyle() == FlowStyle.FLOW || parts.isEmpty()) {
            return range(start.getStartMark(), end.getLine() + 1, end.getColumn() + 1);
        }
        SourceRange last = parts.getLast().where();
        return range(start.getStartMark(), last.endLine(), last.endColumn());
    }

    private SourceRange range(Mark start, int endLine, int endColumn) {
        return new SourceRange(file, start.getLine() + 1, start.getColumn() + 1, endLine, endColumn);
    }
}
