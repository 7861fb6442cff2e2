package pgsvc.inventory.jinja.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.PythonException;

/// A Python regular expression, run by Java's engine: what the two write differently is rewritten.
public final class Regex {
    private static final int MAX_PATTERN = 1_000;
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<([A-Za-z_]\\w*)>");
    private static final Pattern NAMED_REFERENCE = Pattern.compile("\\(\\?P=([A-Za-z_]\\w*)\\)");
    private static final Pattern REPLACEMENT = Pattern.compile("\\\\(?:g<(\\w+)>|(\\d{1,2})|(.))", Pattern.DOTALL);
    private static final Pattern WANTED = Pattern.compile("\\\\(?:g<(\\w+)>|(\\d{1,2}))");

    private final Pattern pattern;
    private final Budget budget;

    /// @param budget what looking at texts may cost
    public Regex(String pattern, boolean ignoreCase, boolean multiline, Budget budget) {
        this.pattern = compile(pattern, flags(ignoreCase, multiline));
        this.budget = budget;
    }

    private static int flags(boolean ignoreCase, boolean multiline) {
        return Pattern.UNICODE_CHARACTER_CLASS
                | Pattern.UNIX_LINES
                | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | (multiline ? Pattern.MULTILINE : 0);
    }

    private static Pattern compile(String python, int flags) {
        if (python.length() > MAX_PATTERN) {
            throw new PythonException("The regular expression is too long.", "Use a shorter one.");
        }
        try {
            return Pattern.compile(javas(python), flags);
        } catch (PatternSyntaxException e) {
            throw new PythonException(
                    "The regular expression is not valid: " + e.getDescription() + ".",
                    "Correct the regular expression.");
        }
    }

    private static String javas(String python) {
        String named = NAMED_GROUP.matcher(python).replaceAll(m -> "(?<" + groupName(m.group(1)) + ">");
        String referenced = NAMED_REFERENCE.matcher(named).replaceAll(m -> "\\\\k<" + groupName(m.group(1)) + ">");
        return inClasses(referenced.replace("\\Z", "\\z"));
    }

    /// Java's group names have no underscores.
    private static String groupName(String python) {
        return "g" + python.replace("_", "U");
    }

    /// Within square brackets Java gives `[` and `&&` a meaning that they do not have in Python.
    private static String inClasses(String pattern) {
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c).append(pattern.charAt(++i));
            } else if (inside) {
                out.append(c == '[' || c == '&' ? "\\" : "").append(c);
                inside = c != ']';
            } else {
                out.append(c);
                inside = c == '[';
                i += inside ? leadingBracket(pattern, i, out) : 0;
            }
        }
        return out.toString();
    }

    /// A `]` that comes first stands for itself.
    private static int leadingBracket(String pattern, int open, StringBuilder out) {
        boolean negated = pattern.startsWith("^", open + 1);
        boolean bracket = pattern.startsWith("]", open + (negated ? 2 : 1));
        out.append(negated ? "^" : "").append(bracket ? "\\]" : "");
        return (negated ? 1 : 0) + (bracket ? 1 : 0);
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new MeteredText(text, budget));
    }

    /// Whether it matches anywhere, or from the start on.
    public boolean matches(String text, boolean fromStart) {
        Matcher matcher = matcher(text);
        return found(matcher, fromStart);
    }

    private static boolean found(Matcher matcher, boolean fromStart) {
        try {
            return fromStart ? matcher.lookingAt() : matcher.find();
        } catch (StackOverflowError _) {
            // The JDK's engine recurses for each repetition of a group, and has no other way to say that it is too
            // deep.
            throw new PythonException(
                    "The regular expression is too complex for this text.", "Use a simpler regular expression.");
        }
    }

    /// Python's `re.sub`.
    public String replace(String text, String replacement) {
        Matcher matcher = matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (found(matcher, false)) {
            out.append(text, from, matcher.start()).append(filled(replacement, matcher));
            from = matcher.end();
            Budget.text(out.length());
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String filled(String replacement, Matcher matcher) {
        return REPLACEMENT.matcher(replacement).replaceAll(part -> {
            String group = part.group(1) == null ? part.group(2) : part.group(1);
            return Matcher.quoteReplacement(group == null ? escaped(part.group(3)) : group(matcher, group));
        });
    }

    private static String escaped(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "\\" -> "\\";
            default -> "\\" + letter;
        };
    }

    private static String group(Matcher matcher, String group) {
        try {
            boolean numbered = Character.isDigit(group.charAt(0));
            String text = numbered ? matcher.group(Integer.parseInt(group)) : matcher.group(groupName(group));
            return text == null ? "" : text;
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            throw new PythonException(
                    "The regular expression has no group \"" + group + "\".", "Refer to a group that it has.");
        }
    }

    /// The first match, or its groups where some are wanted; null where nothing matches.
    public @Nullable Object search(String text, List<String> wanted) {
        Matcher matcher = matcher(text);
        if (!found(matcher, false)) {
            return null;
        }
        if (wanted.isEmpty()) {
            return matcher.group();
        }
        List<@Nullable Object> groups = new ArrayList<>();
        for (String reference : wanted) {
            groups.add(wantedGroup(matcher, reference));
        }
        return groups;
    }

    private static String wantedGroup(Matcher matcher, String reference) {
        Matcher parts = WANTED.matcher(reference);
        if (!parts.matches()) {
            throw new PythonException("\"" + reference + "\" refers to no group.", "Write '\\1' or '\\g<name>'.");
        }
        return group(matcher, parts.group(1) == null ? parts.group(2) : parts.group(1));
    }
}
