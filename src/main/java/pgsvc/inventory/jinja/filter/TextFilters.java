package pgsvc.inventory.jinja.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.text.Format;
import pgsvc.inventory.jinja.text.Regex;

/// Filters of texts; any other value is printed first.
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("[^-\\s({\\[<]++");

    private TextFilters() {}

    static List<Function> all() {
        return List.of(
                text("lower()", (text, _) -> text.toLowerCase(Locale.ROOT)),
                text("upper()", (text, _) -> text.toUpperCase(Locale.ROOT)),
                text("capitalize()", (text, _) -> capitalized(text)),
                text("title()", (text, _) -> titled(text)),
                text("string()", (text, _) -> text),
                text("trim(chars?)", (text, arguments) -> strip(text, arguments, true, true)),
                text("replace(old, new, count?)", TextFilters::replace),
                text("split(sep?, maxsplit?)", TextFilters::split),
                text("regex_replace(pattern?, replacement?, ignorecase?, multiline?)", TextFilters::regexReplace),
                text("regex_search(*)", TextFilters::regexSearch),
                text("format(*)", (text, arguments) -> Format.apply(text, arguments.positional())));
    }

    /// What is done to a text.
    interface Body {
        @Nullable
        Object apply(String text, Arguments arguments);
    }

    static Function text(String signature, Body body) {
        return Function.of(signature, (value, arguments) -> {
            String text = Printer.text(value);
            arguments.budget().charge(text.length());
            Object result = body.apply(text, arguments);
            arguments.budget().chargeFor(result);
            return result;
        });
    }

    static String capitalized(String text) {
        int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    static String titled(String text) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(capitalized(word.group())));
    }

    static String strip(String text, Arguments arguments, boolean left, boolean right) {
        String chars = arguments.get("chars") == null ? null : arguments.text("chars");
        int start = 0;
        int end = text.length();
        while (left && start < end && isStripped(text.charAt(start), chars)) {
            start++;
        }
        while (right && end > start && isStripped(text.charAt(end - 1), chars)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isStripped(char c, @Nullable String chars) {
        return chars == null ? Printer.isSpace(c) : chars.indexOf(c) >= 0;
    }

    static String replace(String text, Arguments arguments) {
        String old = arguments.text("old");
        String replacement = arguments.text("new");
        int limit = arguments.get("count") == null ? -1 : arguments.whole("count", -1);
        StringBuilder out = new StringBuilder();
        int from = 0;
        int at = text.indexOf(old);
        for (int count = 0; at >= 0 && count != limit; count++) {
            Budget.text((long) out.length() + at - from + replacement.length());
            out.append(text, from, at).append(replacement);
            from = at + old.length();
            int next = old.isEmpty() ? at + 1 : from;
            at = next > text.length() ? -1 : text.indexOf(old, next);
        }
        return out.append(text, from, text.length()).toString();
    }

    static List<String> split(String text, Arguments arguments) {
        int most = arguments.whole("maxsplit", -1);
        if (arguments.get("sep") == null) {
            return words(text, most);
        }
        String separator = arguments.text("sep");
        if (separator.isEmpty()) {
            throw new PythonException("A text cannot be split at an empty text.", "Name the text to split at.");
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() != most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return listed(parts);
    }

    private static List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        int at = afterBlanks(text, 0);
        while (at < text.length()) {
            int end = words.size() == most ? text.length() : endOfWord(text, at);
            words.add(text.substring(at, end));
            at = afterBlanks(text, end);
        }
        return listed(words);
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Printer.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && !Printer.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static List<String> listed(List<String> parts) {
        Budget.items(parts.size());
        return parts;
    }

    private static String regexReplace(String text, Arguments arguments) {
        return regex(arguments, arguments.text("pattern", "")).replace(text, arguments.text("replacement", ""));
    }

    private static Regex regex(Arguments arguments, String pattern) {
        return new Regex(pattern, arguments.isTrue("ignorecase"), arguments.isTrue("multiline"), arguments.budget());
    }

    private static @Nullable Object regexSearch(String text, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new PythonException("\"regex_search\" needs a pattern.", "Write regex_search('pattern').");
        }
        List<String> wanted = arguments.positional().stream().map(Printer::text).toList();
        return regex(arguments, wanted.getFirst()).search(text, wanted.subList(1, wanted.size()));
    }
}
