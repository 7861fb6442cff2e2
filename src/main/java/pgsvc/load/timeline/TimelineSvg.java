package pgsvc.load.timeline;

import java.time.Duration;
import java.util.List;
import pgsvc.load.history.Action;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.History;
import pgsvc.load.report.Gap;
import pgsvc.load.timeline.SvgWriter.Anchor;
import pgsvc.load.timeline.SvgWriter.Style;

/// A run as an SVG picture for a page: one lane a client, events above, the writer's longest gap in a bracket.
public final class TimelineSvg {
    private static final int WIDTH = 960;
    private static final int MARGIN = 24;
    private static final int LABEL_GAP = 20;
    private static final int HEAD = 48;
    private static final int EVENT_ROW = 18;
    private static final int BRACKET = 34;
    private static final int LANE = 34;
    private static final int LANE_STEP = 48;
    private static final int AXIS = 34;
    private static final int LEGEND = 40;
    private static final int SLOT = 4;
    private static final int PIXELS_A_TICK = 60;
    private static final int SWATCH = 12;
    private static final Style SMALL = new Style(12, Palette.FAINT_INK);
    private static final Style EVENT = new Style(EventLabel.FONT_SIZE, Palette.INK);
    private static final Style NAME = new Style(14, Palette.INK).inBold();
    private static final Style TITLE = new Style(18, Palette.INK).inBold();

    private final String title;
    private final History history;
    private final Instances instances;
    private final TimeScale scale;
    private final List<EventLabel> events;
    private final int lanesTop;
    private final int lanesBottom;
    private final SvgWriter svg;

    private TimelineSvg(String title, History history) {
        this.title = title;
        this.history = history;
        this.instances = Instances.of(history);
        this.scale = scale(history);
        this.events = EventLabel.place(history.marks(), scale, WIDTH - MARGIN);
        int eventRows = events.stream().mapToInt(event -> event.row() + 1).max().orElse(0);
        this.lanesTop = HEAD + eventRows * EVENT_ROW + BRACKET;
        this.lanesBottom = lanesTop + history.clients().size() * LANE_STEP - (LANE_STEP - LANE);
        this.svg = new SvgWriter(title, WIDTH, lanesBottom + AXIS + LEGEND);
    }

    /// Draws a run, 960 pixels wide.
    ///
    /// @param title in words, such as `kill -9 of the primary`
    /// @return a whole document, to be stored as UTF-8
    public static String of(String title, History history) {
        return new TimelineSvg(title, history).draw();
    }

    /// The lanes begin where the widest label ends.
    private static TimeScale scale(History history) {
        double labels = history.clients().stream()
                .mapToDouble(TimelineSvg::labelWidth)
                .max()
                .orElse(0);
        double left = Math.ceil(MARGIN + labels + LABEL_GAP);
        return new TimeScale(history.length(), left, WIDTH - left - MARGIN);
    }

    private static double labelWidth(ClientHistory client) {
        return Math.max(
                SvgText.width(client.client().service(), NAME.size()), SvgText.width(summary(client), SMALL.size()));
    }

    private String draw() {
        svg.text(MARGIN, MARGIN + 10, TITLE, title);
        lanes();
        axis();
        events.forEach(this::eventLine);
        events.forEach(this::eventText);
        bracket();
        legend();
        return svg.end();
    }

    private void lanes() {
        int top = lanesTop;
        for (ClientHistory client : history.clients()) {
            lane(client, top);
            top += LANE_STEP;
        }
    }

    private void lane(ClientHistory client, int top) {
        svg.text(MARGIN, top + 15, NAME, client.client().service());
        svg.text(MARGIN, top + 31, SMALL, summary(client));
        svg.rectangle(scale.left(), top, scale.width(), LANE, Palette.NO_ANSWER);
        int count = (int) scale.width() / SLOT;
        LaneBoxes boxes = new LaneBoxes(Slots.of(client, history.length(), count), instances, scale, top, LANE);
        for (int i = 0; i < instances.names().size(); i++) {
            boxesOf(boxes.answersOf(i), Palette.instance(i));
        }
        boxesOf(boxes.failures(), SvgWriter.FAILED_FILL);
    }

    private void boxesOf(String data, String fill) {
        if (!data.isEmpty()) {
            svg.boxes(data, fill);
        }
    }

    private static String summary(ClientHistory client) {
        long answered = client.answered();
        long failed = client.attempts().size() - answered;
        return words(client.client().action()) + ": " + answered + " answered, " + failed + " failed";
    }

    private static String words(Action action) {
        return switch (action) {
            case WRITE -> "writes";
            case READ -> "reads";
        };
    }

    private void axis() {
        double y = lanesBottom + 8;
        svg.line(Palette.FAINT_INK, scale.left(), y, scale.right(), y);
        for (Duration tick :
                Axis.of(history.length(), (int) scale.width() / PIXELS_A_TICK).ticks()) {
            double x = scale.x(tick);
            svg.line(Palette.FAINT_INK, x, y, x, y + 5);
            svg.text(x, y + 19, SMALL.anchored(Anchor.MIDDLE), Axis.label(tick) + " s");
        }
    }

    private void eventLine(EventLabel event) {
        double top = baseline(event) - 4;
        svg.dashes(Palette.INK, event.x(), top, event.x(), lanesBottom + 8);
        svg.dot(event.x(), top, Palette.INK);
    }

    private void eventText(EventLabel event) {
        Anchor anchor = event.leftward() ? Anchor.END : Anchor.START;
        svg.text(event.textX(), baseline(event), EVENT.anchored(anchor), event.text());
    }

    private double baseline(EventLabel event) {
        return lanesTop - BRACKET - event.row() * EVENT_ROW - 4;
    }

    private void bracket() {
        Gap gap = Gap.longest(history.writer(), history.length());
        double from = scale.x(gap.begin());
        double to = scale.x(gap.end());
        double y = lanesTop - 8;
        svg.line(Palette.FAILED, from, y + 6, from, y, to, y, to, y + 6);
        String span = Axis.span(gap.length());
        double half = SvgText.width(span, NAME.size()) / 2;
        double middle = Math.clamp((from + to) / 2, scale.left() + half, scale.right() - half);
        svg.text(middle, y - 6, new Style(14, Palette.FAILED).inBold().anchored(Anchor.MIDDLE), span);
    }

    private void legend() {
        double x = scale.left();
        for (int i = 0; i < instances.names().size(); i++) {
            x = legend(x, Palette.instance(i), instances.names().get(i));
        }
        x = legend(x, SvgWriter.FAILED_FILL, "failed");
        double _ = legend(x, Palette.NO_ANSWER, "no answer");
    }

    /// @return where the next one stands
    private double legend(double x, String fill, String text) {
        double y = lanesBottom + AXIS + 6;
        svg.rectangle(x, y, SWATCH, SWATCH, fill);
        svg.text(x + SWATCH + 6, y + 10, EVENT, text);
        return x + SWATCH + 6 + SvgText.width(text, EventLabel.FONT_SIZE) + 20;
    }
}
