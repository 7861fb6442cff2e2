package pgsvc.haproxy.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that HAProxy says about a configuration.
///
/// @param alert whether it is an alert, which stops HAProxy, and not a warning
/// @param file the file that it names, if it names one
/// @param line its line, from 1; 0 when it names none
/// @param text the remark without its place
public record Remark(boolean alert, Optional<String> file, int line, String text) {

    /// Reads HAProxy's output. Lines that only sum up (`Fatal errors found in configuration.`) are left out.
    ///
    /// The form is `[ALERT]    (pid) : config : parsing [file:line] : text`, of which `parsing` and the place may
    /// be missing.
    public static List<Remark> parse(String output) {
        List<Remark> remarks = new ArrayList<>();
        for (String line : output.split("\n")) {
            boolean alert = line.startsWith("[ALERT]");
            if ((alert || line.startsWith("[WARNING]")) && !sumsUp(line)) {
                remarks.add(parse(alert, afterConfig(line)));
            }
        }
        return remarks;
    }

    private static boolean sumsUp(String line) {
        return line.contains("rror(s) found in configuration file") || line.contains("Fatal errors found in");
    }

    private static String afterConfig(String line) {
        int pid = line.indexOf(") : ");
        String text = pid < 0 ? line : line.substring(pid + 4);
        return text.startsWith("config : ") ? text.substring(9) : text;
    }

    private static Remark parse(boolean alert, String text) {
        int open = text.indexOf('[');
        int close = text.indexOf(']', Math.max(open, 0));
        int colon = close < 0 ? -1 : text.lastIndexOf(':', close);
        boolean hasPlace = colon > open && open >= 0 && isNumber(text, colon + 1, close);
        if (!hasPlace) {
            return new Remark(alert, Optional.empty(), 0, text.strip());
        }
        int line = Integer.parseInt(text, colon + 1, close, 10);
        return new Remark(alert, Optional.of(text.substring(open + 1, colon)), line, withoutColon(text, close + 1));
    }

    private static boolean isNumber(String text, int from, int to) {
        return from < to
                && to - from < 9
                && text.chars().skip(from).limit(to - from).allMatch(Character::isDigit);
    }

    private static String withoutColon(String text, int from) {
        String rest = text.substring(from).strip();
        return rest.startsWith(":") ? rest.substring(1).strip() : rest;
    }
}
