package pgsvc.load.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes the few elements of SVG that a timeline takes; coordinates are pixels, to a tenth.
final class SvgWriter {
    static final String FAILED_FILL = "url(#failed)";

    private static final String FONT =
            "font-family=\"ui-sans-serif, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif\"";
    /// Red with white stripes: failures are told by more than their colour.
    private static final String STRIPES = """
            <defs><pattern id="failed" width="5" height="5" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="5" height="5" fill="%s"/>\
            <rect width="1.2" height="5" fill="#ffffff" fill-opacity="0.75"/></pattern></defs>
            """.formatted(Palette.FAILED);

    private final StringBuilder svg = new StringBuilder();

    /// Begins a document whose background is white, so that it can be read on any page.
    SvgWriter(String title, int width, int height) {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" %s>
                <title>%s</title>
                """.formatted(width, height, width, height, FONT, SvgText.escaped(title)));
        svg.append(STRIPES);
        svg.append("""
                <rect x="0.5" y="0.5" width="%s" height="%s" rx="6" fill="#ffffff" stroke="%s"/>
                """.formatted(width - 1, height - 1, Palette.GRID));
    }

    void rectangle(double x, double y, double width, double height, String fill) {
        svg.append("""
                <rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>
                """.formatted(number(x), number(y), number(width), number(height), fill));
    }

    /// Many rectangles of one colour: `data` is what [#box] gives, one after the other.
    void boxes(String data, String fill) {
        svg.append("""
                <path fill="%s" d="%s"/>
                """.formatted(fill, data));
    }

    static String box(double x, double y, double width, double height) {
        return "M%s %sh%sv%sh%sz".formatted(number(x), number(y), number(width), number(height), number(-width));
    }

    /// A line through points `x y x y ...`.
    void line(String stroke, double... points) {
        line(stroke, "none", points);
    }

    /// A dashed one.
    void dashes(String stroke, double... points) {
        line(stroke, "4 3", points);
    }

    private void line(String stroke, String dashes, double... points) {
        String list = Arrays.stream(points).mapToObj(SvgWriter::number).collect(Collectors.joining(" "));
        svg.append("""
                <polyline fill="none" stroke="%s" stroke-dasharray="%s" points="%s"/>
                """.formatted(stroke, dashes, list));
    }

    void dot(double x, double y, String fill) {
        svg.append("""
                <circle cx="%s" cy="%s" r="2.5" fill="%s"/>
                """.formatted(number(x), number(y), fill));
    }

    /// A text with a white rim, which keeps it legible on a line.
    void text(double x, double y, Style style, String text) {
        svg.append("""
                <text x="%s" y="%s" font-size="%s" font-weight="%s" fill="%s" text-anchor="%s" \
                paint-order="stroke" stroke="#ffffff" stroke-width="3">%s</text>
                """.formatted(
                number(x), number(y), style.size, style.weight, style.fill, style.anchor.word, SvgText.escaped(text)));
    }

    String end() {
        return svg + "</svg>\n";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Which part of a text its coordinates mean.
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    /// How a text looks.
    ///
    /// @param weight of its letters, 400 is normal
    record Style(int size, String fill, int weight, Anchor anchor) {
        Style(int size, String fill) {
            this(size, fill, 400, Anchor.START);
        }

        Style inBold() {
            return new Style(size, fill, 600, anchor);
        }

        Style anchored(Anchor other) {
            return new Style(size, fill, weight, other);
        }
    }
}
