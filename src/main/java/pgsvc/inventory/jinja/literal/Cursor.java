package pgsvc.inventory.jinja.literal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place that moves through a text.
final class Cursor {
    private static final char NOTHING = '\uffff';

    private final String text;
    private final Matcher matcher;
    private int at;

    Cursor(String text) {
        this.text = text;
        this.matcher = Pattern.compile("").matcher(text);
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : NOTHING;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /// Takes what the pattern matches here; empty where it does not match.
    String take(Pattern pattern) {
        matcher.usePattern(pattern).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    boolean sees(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, text.length()).lookingAt();
    }

    boolean skip(String expected) {
        boolean here = text.startsWith(expected, at);
        at += here ? expected.length() : 0;
        return here;
    }

    void expect(String expected) throws NoLiteral {
        NoLiteral.unless(skip(expected));
    }
}
