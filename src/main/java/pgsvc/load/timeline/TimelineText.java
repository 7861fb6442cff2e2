package pgsvc.load.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pgsvc.load.history.Client;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;

/// A run as lines of ASCII: one a client, a ruler in seconds, events and a legend under them.
public final class TimelineText {
    private static final int LEAST_SLOTS = 10;
    private static final int COLUMNS_A_TICK = 7;
    private static final String GAP = "  ";
    private static final String LEGEND_GAP = "   ";

    private final History history;
    private final Instances instances;
    private final int width;
    private final int labelWidth;
    private final int slots;

    private TimelineText(History history, int width) {
        this.history = history;
        this.instances = Instances.of(history);
        this.width = width;
        this.labelWidth = history.clients().stream()
                .mapToInt(client -> label(client.client()).length())
                .max()
                .orElse(0);
        this.slots = Math.max(LEAST_SLOTS, width - labelWidth - GAP.length());
    }

    /// Draws a run.
    ///
    /// @param width of the lines in columns; labels are never cut, so that very few columns are exceeded
    /// @return lines, each ended by a line feed, without spaces at their ends
    public static String of(History history, int width) {
        return new TimelineText(history, width)
                .lines()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private Stream<String> lines() {
        return Stream.of(
                        history.clients().stream().map(this::lane),
                        Stream.of(indented(ruler())),
                        events(),
                        Stream.of(""),
                        legend().stream(),
                        IntStream.range(0, history.marks().size()).mapToObj(this::legendOfMark))
                .flatMap(part -> part);
    }

    private static String label(Client client) {
        return switch (client.action()) {
                    case WRITE -> "write ";
                    case READ -> "read  ";
                }
                + client.service();
    }

    private String lane(ClientHistory client) {
        String label = label(client.client());
        return label
                + " ".repeat(labelWidth - label.length())
                + GAP
                + Slots.of(client, history.length(), slots).stream()
                        .map(slot -> String.valueOf(sign(slot)))
                        .collect(Collectors.joining());
    }

    private char sign(Slot slot) {
        if (slot.failed() > 0) {
            return slot.answered().isEmpty() ? '!' : '+';
        }
        return slot.answeredMost().map(instances::sign).orElse(slot.waiting() ? '.' : ' ');
    }

    private String ruler() {
        StringBuilder ruler = new StringBuilder(" ".repeat(slots));
        List<Duration> ticks = Axis.of(history.length(), slots / COLUMNS_A_TICK).ticks();
        for (Duration tick : ticks) {
            String unit = tick.isZero() ? " s" : "";
            put(ruler, Slots.index(tick, history.length(), slots), "|" + Axis.label(tick) + unit);
        }
        return ruler.toString();
    }

    /// The last label may have no room to its right.
    private static void put(StringBuilder line, int column, String text) {
        if (column + text.length() <= line.length()) {
            line.replace(column, column + text.length(), text);
        } else {
            line.setCharAt(column, text.charAt(0));
        }
    }

    /// A row of arrows, and rows of letters: events in one column stand under one another.
    private Stream<String> events() {
        int count = history.marks().size();
        if (count == 0) {
            return Stream.empty();
        }
        StringBuilder arrows = new StringBuilder(" ".repeat(slots));
        List<StringBuilder> letters = Stream.generate(() -> new StringBuilder(" ".repeat(slots)))
                .limit(count)
                .toList();
        for (int i = 0; i < count; i++) {
            int column = column(history.marks().get(i));
            arrows.setCharAt(column, '^');
            letters.stream()
                    .filter(row -> row.charAt(column) == ' ')
                    .findFirst()
                    .orElseThrow()
                    .setCharAt(column, letter(i));
        }
        return Stream.concat(
                Stream.of(indented(arrows.toString())),
                letters.stream()
                        .map(StringBuilder::toString)
                        .filter(row -> !row.isBlank())
                        .map(this::indented));
    }

    private int column(Mark mark) {
        return Slots.index(mark.at(), history.length(), slots);
    }

    /// Lower case, as instances have digits and capitals; the alphabet begins anew when it is used up.
    private static char letter(int mark) {
        return (char) ('a' + mark % 26);
    }

    /// What the signs mean, in as many lines as it takes.
    private List<String> legend() {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String entry : legendEntries()) {
            if (!line.isEmpty() && line.length() + entry.length() > width) {
                lines.add(line);
                line = "";
            }
            line += entry + LEGEND_GAP;
        }
        lines.add(line);
        return lines;
    }

    private List<String> legendEntries() {
        return Stream.concat(
                        instances.names().stream().map(name -> instances.sign(name) + " " + name),
                        Stream.of("! failed", "+ some failed", ". waiting"))
                .toList();
    }

    private String legendOfMark(int index) {
        Mark mark = history.marks().get(index);
        return String.format(Locale.ROOT, "%c %5s s  %s", letter(index), Axis.moment(mark.at()), mark.what());
    }

    private String indented(String text) {
        return " ".repeat(labelWidth + GAP.length()) + text;
    }
}
