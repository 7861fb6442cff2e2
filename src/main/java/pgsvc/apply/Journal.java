package pgsvc.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;

/// What a transaction is about to do, written before it does it. While it is there, the transaction is not over.
///
/// @param generation the one that it makes
/// @param entries what becomes of which file
record Journal(int generation, List<Entry> entries) {
    Journal {
        entries = List.copyOf(entries);
    }

    /// What becomes of one file.
    record Entry(Kind kind, String file) {}

    enum Kind {
        CREATE,
        UPDATE,
        DELETE
    }

    static Journal of(int generation, Plan plan) {
        return new Journal(
                generation, plan.changes().stream().map(Journal::entry).toList());
    }

    private static Entry entry(Change change) {
        return switch (change) {
            case Change.Create create -> new Entry(Kind.CREATE, create.file());
            case Change.Update update -> new Entry(Kind.UPDATE, update.file());
            case Change.Delete delete -> new Entry(Kind.DELETE, delete.file());
        };
    }

    String text() {
        StringBuilder text = new StringBuilder("generation " + generation + "\n");
        entries.forEach(entry -> text.append(entry.kind().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(entry.file())
                .append('\n'));
        return text.toString();
    }

    static Journal parse(String text) {
        List<String> lines = text.lines().toList();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int blank = line.indexOf(' ');
            entries.add(new Entry(
                    Kind.valueOf(line.substring(0, blank).toUpperCase(Locale.ROOT)), line.substring(blank + 1)));
        }
        return new Journal(Integer.parseInt(lines.getFirst().split(" ")[1]), entries);
    }
}
