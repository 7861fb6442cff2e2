package pgsvc.inventory.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// Cuts a template into tokens as Jinja does with the settings of Ansible: the line end after `%}` and `#}` is
/// dropped, and so is the last line end of all.
final class Lexer {
    private static final Pattern START = Pattern.compile("\\{[{%#]");
    private static final Pattern COMMENT_END = Pattern.compile("\\+#}|-#}\\s*+|#}(?:\\r\\n|\\r|\\n)?");
    private static final Pattern RAW_START = Pattern.compile("\\{%[-+]?\\s*+raw\\s*+(?:-%}\\s*+|%})");
    private static final Pattern RAW_END =
            Pattern.compile("\\{%([-+]?)\\s*+endraw\\s*+(?:\\+%}|-%}\\s*+|%}(?:\\r\\n|\\r|\\n)?)");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private final String source;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
        this.matcher = START.matcher(source);
    }

    static List<Token> tokens(String source) throws SyntaxException {
        Lexer lexer = new Lexer(withoutLastLineEnd(source));
        while (lexer.at < lexer.source.length()) {
            lexer.textAndTag();
        }
        lexer.add(Kind.END, "", null, lexer.source.length());
        return lexer.tokens;
    }

    private static String withoutLastLineEnd(String source) {
        int drop = source.endsWith("\r\n") ? 2 : source.endsWith("\n") || source.endsWith("\r") ? 1 : 0;
        return source.substring(0, source.length() - drop);
    }

    private void textAndTag() throws SyntaxException {
        int start = at;
        boolean found = matcher.usePattern(START).region(at, source.length()).find();
        int tag = found ? matcher.start() : source.length();
        rawText(start, tag, found && source.startsWith("-", tag + 2));
        at = tag;
        if (found) {
            tag(tag);
        }
    }

    private void tag(int start) throws SyntaxException {
        switch (source.charAt(start + 1)) {
            case '#' -> comment(start);
            case '{' -> code(start, Kind.OUTPUT_START);
            default -> {
                if (looksAt(RAW_START)) {
                    raw(start);
                } else {
                    code(start, Kind.STATEMENT_START);
                }
            }
        }
    }

    private void code(int start, Kind kind) throws SyntaxException {
        boolean output = kind == Kind.OUTPUT_START;
        int body = afterSign(start);
        add(kind, source.substring(start, start + 2), null, start);
        at = new CodeLexer(source, body, output, tokens).readTo(start);
    }

    private int afterSign(int start) {
        boolean signed = start + 2 < source.length() && "-+".indexOf(source.charAt(start + 2)) >= 0;
        return start + (signed ? 3 : 2);
    }

    private void comment(int start) throws SyntaxException {
        if (!matcher.usePattern(COMMENT_END)
                .region(afterSign(start), source.length())
                .find()) {
            throw new SyntaxException("A comment begins here and does not end.", "Close it with #}.", start);
        }
        at = matcher.end();
    }

    private void raw(int start) throws SyntaxException {
        int body = matcher.end();
        if (!matcher.usePattern(RAW_END).region(body, source.length()).find()) {
            throw new SyntaxException("{% raw %} begins here and does not end.", "Close it with {% endraw %}.", start);
        }
        at = matcher.end();
        rawText(body, matcher.start(), matcher.group(1).equals("-"));
    }

    private boolean looksAt(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, source.length()).lookingAt();
    }

    private void rawText(int start, int end, boolean stripped) {
        int last = end;
        while (stripped && last > start && Printer.isSpace(source.charAt(last - 1))) {
            last--;
        }
        if (last > start) {
            add(Kind.RAW_TEXT, oneKindOfLineEnd(source.substring(start, last)), null, start);
        }
    }

    static String oneKindOfLineEnd(String text) {
        return text.indexOf('\r') < 0 ? text : LINE_END.matcher(text).replaceAll("\n");
    }

    private void add(Kind kind, String text, @Nullable Object value, int offset) {
        tokens.add(new Token(kind, text, value, offset));
    }
}
