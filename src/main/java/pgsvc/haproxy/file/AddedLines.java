package pgsvc.haproxy.file;

import java.util.List;
import java.util.Map;

/// Adds lines to sections of a file. All that is there stays, byte for byte: comments, blank lines, indentation.
public final class AddedLines {
    private static final String INDENTATION = "    ";

    private final String[] lines;
    private final StringBuilder text = new StringBuilder();

    private AddedLines(String text) {
        this.lines = text.split("(?<=\n)");
    }

    /// Adds each section's lines behind its last one, so that comments above the next section stay with that.
    ///
    /// @param lines by the section's number, counted from 0 in the order of [Section#parse]; without
    ///     indentation and line feed
    /// @return the whole text; lines of a section that is not there are left out
    public static String to(String text, Map<Integer, List<String>> lines) {
        AddedLines added = new AddedLines(text);
        added.add(lines);
        return added.text.toString();
    }

    private void add(Map<Integer, List<String>> additions) {
        int section = -1;
        for (int at = 0; at < lines.length; at++) {
            text.append(lines[at]);
            List<String> words = Section.words(lines[at]);
            if (!words.isEmpty() && Section.isHeader(words)) {
                section++;
            }
            if (!words.isEmpty() && isLast(at)) {
                addBehind(lines[at], additions.getOrDefault(section, List.of()));
            }
        }
    }

    /// Whether a line with words is the last such line of its section.
    private boolean isLast(int at) {
        for (int next = at + 1; next < lines.length; next++) {
            List<String> words = Section.words(lines[next]);
            if (!words.isEmpty()) {
                return Section.isHeader(words);
            }
        }
        return true;
    }

    private void addBehind(String last, List<String> additions) {
        String end = last.endsWith("\r\n") ? "\r\n" : "\n";
        if (!additions.isEmpty() && !last.endsWith("\n")) {
            text.append(end);
        }
        additions.forEach(line -> text.append(indentation(last)).append(line).append(end));
    }

    /// As the line above has it, unless that is the header.
    private static String indentation(String line) {
        return Section.isHeader(Section.words(line))
                ? INDENTATION
                : line.substring(0, line.length() - line.stripLeading().length());
    }
}
