package pgsvc.load.timeline;

import java.util.stream.Collectors;

/// Texts in an SVG document.
final class SvgText {
    /// Of common sans-serif fonts, an average letter's width by its height; a little more than less.
    private static final double WIDTH_OF_A_LETTER = 0.52;

    private SvgText() {}

    /// Well-formed XML 1.0, in which most control characters cannot even be escaped; they become spaces.
    static String escaped(String text) {
        return text.codePoints().mapToObj(SvgText::escaped).collect(Collectors.joining());
    }

    /// About how wide a text is, in pixels.
    static double width(String text, int fontSize) {
        return text.length() * fontSize * WIDTH_OF_A_LETTER;
    }

    private static String escaped(int character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> isAllowed(character) ? Character.toString(character) : " ";
        };
    }

    private static boolean isAllowed(int character) {
        boolean control = character < 0x20;
        boolean loneSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !control && !loneSurrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
