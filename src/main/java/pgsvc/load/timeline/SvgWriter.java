package pgsvc.load.timeline;

import java.util.Locale;

/// Writes the few elements of SVG that a timeline takes; coordinates are pixels, to a tenth.
final class SvgWriter {
    private static final String FONT = "ui-sans-serif, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif";
    /// Red with white stripes: failures are told by more than their colour.
    private static final String STRIPES = """
            <defs><pattern id="failed" width="5" height="5" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="5" height="5" fill="%s"/>\
            <rect width="1.2" height="5" fill="#ffffff" fill-opacity="0.75"/></pattern></defs>
            """.formatted(Palette.FAILED);

    static final String FAILED_FILL = "url(#failed)";

    private final StringBuilder svg = new StringBuilder();

    /// Begins a document whose background is white, so that it can be read on any page.
    SvgWriter(String title, int width, int height) {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
                font-family="%s">
                <title>%s</title>
                """.formatted(width, height, width, height, FONT, SvgText.escaped(title))).append(STRIPES);
        svg.append("<rect x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#ffffff\" stroke=\"%s\"/>\n"
                .formatted(width - 1, height - 1, Palette.GRID));
    }

    void rectangle(double x, double y, double width, double height, String fill) {
        svg.append("<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" fill=\"" + fill + "\"/>\n");
    }

    /// Many rectangles of one colour: `data` is what [#box] gives, one after the other.
    void boxes(String data, String fill) {
        svg.append("<path fill=\"" + fill + "\" d=\"" + data + "\"/>\n");
    }

    static String box(double x, double y, double width, double height) {
        return "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width)
                + "z";
    }

    /// A line through points `x y x y ...`.
    void line(String stroke, boolean dashed, double... points) {
        StringBuilder list = new StringBuilder();
        for (double point : points) {
            list.append(list.isEmpty() ? "" : " ").append(number(point));
        }
        svg.append("<polyline fill=\"none\" stroke=\"" + stroke + "\"" + (dashed ? " stroke-dasharray=\"4 3\"" : "")
                + " points=\"" + list + "\"/>\n");
    }

    /// A text with a white rim, which keeps it legible on a line.
    void text(double x, double y, Style style, String text) {
        svg.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + style.size + "\" fill=\""
                + style.fill + "\"" + (style.bold ? " font-weight=\"600\"" : "") + style.anchor.attribute
                + " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\">" + SvgText.escaped(text)
                + "</text>\n");
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
        START(""),
        MIDDLE(" text-anchor=\"middle\""),
        END(" text-anchor=\"end\"");

        private final String attribute;

        Anchor(String attribute) {
            this.attribute = attribute;
        }
    }

    /// How a text looks.
    record Style(int size, String fill, boolean bold, Anchor anchor) {
        Style(int size, String fill) {
            this(size, fill, false, Anchor.START);
        }

        Style inBold() {
            return new Style(size, fill, true, anchor);
        }

        Style anchored(Anchor other) {
            return new Style(size, fill, bold, other);
        }
    }
}
