package pgsvc.load.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pgsvc.load.history.Mark;

/// Where an event's label stands: beside its line, in a row of its own where it would touch another's.
///
/// @param x of the line, in pixels
/// @param leftward whether it stands left of the line, since there is no room to the right
/// @param row 0 is next to the lanes
record EventLabel(String text, double x, double width, boolean leftward, int row) {
    static final int FONT_SIZE = 12;
    private static final double MARGIN = 7;

    /// Places labels so that none covers another, and as far as possible no line crosses one: a label that reaches
    /// over another event's line stands above the upper end of that line.
    ///
    /// @param right where the picture ends
    static List<EventLabel> place(List<Mark> marks, TimeScale scale, double right) {
        List<EventLabel> placed = new ArrayList<>();
        List<EventLabel> unplaced = marks.stream()
                .map(mark -> unplaced(Axis.moment(mark.at()) + " s: " + mark.what(), scale.x(mark.at()), right))
                .toList();
        Stream<EventLabel> rightward = unplaced.stream()
                .filter(label -> !label.leftward)
                .sorted(Comparator.comparing(EventLabel::x).reversed());
        Stream<EventLabel> leftward =
                unplaced.stream().filter(EventLabel::leftward).sorted(Comparator.comparing(EventLabel::x));
        Stream.concat(rightward, leftward).forEach(label -> placed.add(label.above(placed)));
        return List.copyOf(placed);
    }

    private static EventLabel unplaced(String text, double x, double right) {
        double width = SvgText.width(text, FONT_SIZE) + MARGIN;
        return new EventLabel(text, x, width, x + width > right, 0);
    }

    /// Where its text is anchored.
    double textX() {
        return leftward ? x - MARGIN : x + MARGIN;
    }

    private double from() {
        return leftward ? x - width : x;
    }

    private double to() {
        return leftward ? x : x + width;
    }

    private EventLabel above(List<EventLabel> placed) {
        int free = placed.stream()
                .filter(other -> reachesOver(other) || touches(other))
                .mapToInt(other -> other.row + 1)
                .max()
                .orElse(0);
        return new EventLabel(text, x, width, leftward, free);
    }

    private boolean reachesOver(EventLabel other) {
        return from() - MARGIN <= other.x && other.x <= to() + MARGIN;
    }

    private boolean touches(EventLabel other) {
        return from() < other.to() + MARGIN && other.from() < to() + MARGIN;
    }
}
