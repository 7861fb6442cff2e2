package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a line into words as a POSIX shell does, and as Ansible does (Python's `shlex.split`): blanks part
/// words, quotes and backslashes keep them together. Nothing is expanded.
final class ShellWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /// The words; nothing where a quote has no end, or nothing follows a backslash.
    static Optional<List<String>> split(String line) {
        ShellWords words = new ShellWords(line);
        return words.readAll() ? Optional.of(List.copyOf(words.words)) : Optional.empty();
    }

    private boolean readAll() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                endWord();
            } else if (!readInWord(c)) {
                return false;
            }
        }
        endWord();
        return true;
    }

    private boolean readInWord(char c) {
        inWord = true;
        return switch (c) {
            case '\'' -> readSingleQuoted();
            case '"' -> readDoubleQuoted();
            case '\\' -> readNext();
            default -> {
                word.append(c);
                yield true;
            }
        };
    }

    private boolean readNext() {
        if (at == line.length()) {
            return false;
        }
        word.append(line.charAt(at++));
        return true;
    }

    private boolean readSingleQuoted() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            return false;
        }
        word.append(line, at, end);
        at = end + 1;
        return true;
    }

    private boolean readDoubleQuoted() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0) {
                c = line.charAt(at++);
            }
            word.append(c);
        }
        return false;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
