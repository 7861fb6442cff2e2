package pgsvc.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A configuration line as HAProxy splits it: words between blanks, with its quotes and escapes (configuration
/// manual, section 2.2, "quoting and escaping").
///
/// @param words the words, unquoted
/// @param problem why the line cannot stand as it is; the words before it are kept
public record Words(List<String> words, Optional<Problem> problem) {
    public Words {
        words = List.copyOf(words);
    }

    /// Splits a line.
    public static Words of(String line) {
        return new Splitter(line).split();
    }

    /// One word of a line, in HAProxy's strong quotes where it would not be read as it stands.
    ///
    /// @throws IllegalStateException for a control character, which no quotes keep from ending the line
    public static String quoted(String word) {
        if (word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("a word for HAProxy's configuration holds a control character");
        }
        Words read = of(word);
        boolean plain = read.problem().isEmpty() && read.words().equals(List.of(word)) && word.indexOf('$') < 0;
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// Works through a line once, from left to right.
    private static final class Splitter {
        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private char quote;
        private int at;

        Splitter(String line) {
            this.line = line;
        }

        Words split() {
            while (at < line.length()) {
                Optional<Problem> problem = step(line.charAt(at++));
                if (problem.isPresent()) {
                    return new Words(words, problem);
                }
            }
            endWord();
            return new Words(words, quote == 0 ? Optional.empty() : Optional.of(unclosed()));
        }

        private Optional<Problem> step(char c) {
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return Optional.of(controlCharacter());
            }
            if (c == '\\' && quote != '\'') {
                return escape();
            }
            return quote == 0 ? stepOutside(c) : stepInside(c);
        }

        private Optional<Problem> stepOutside(char c) {
            switch (c) {
                case '#' -> {
                    return Optional.of(comment());
                }
                case ' ', '\t' -> endWord();
                case '"', '\'' -> {
                    quote = c;
                    inWord = true;
                }
                default -> append(c);
            }
            return Optional.empty();
        }

        private Optional<Problem> stepInside(char c) {
            if (c == '$' && quote == '"') {
                return Optional.of(environment());
            }
            if (c == quote) {
                quote = 0;
            } else {
                append(c);
            }
            return Optional.empty();
        }

        private Optional<Problem> escape() {
            if (at == line.length()) {
                return Optional.of(new Problem("\\", "It ends with a backslash, which escapes nothing.", "Remove it."));
            }
            char c = line.charAt(at++);
            switch (c) {
                case ' ', '\\', '#', '\'', '"' -> append(c);
                case 'n', 'r', 't' -> append("\n\r\t".charAt("nrt".indexOf(c)));
                case 'x' -> {
                    return hexadecimal();
                }
                case '$' -> append(quote == 0 ? "\\$" : "$");
                default -> append("\\" + c);
            }
            return Optional.empty();
        }

        private Optional<Problem> hexadecimal() {
            String digits = line.substring(at, Math.min(at + 2, line.length()));
            if (digits.length() < 2 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
                return Optional.of(new Problem("\\x", "\\x lacks its two hexadecimal digits.", "Write \\\\x."));
            }
            at += 2;
            append((char) Integer.parseInt(digits, 16));
            return Optional.empty();
        }

        private void append(char c) {
            append(Character.toString(c));
        }

        private void append(String text) {
            word.append(text);
            inWord = true;
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }

        private static Problem controlCharacter() {
            return new Problem(
                    "", "It holds a line break or another control character, which ends the line.", "Remove it.");
        }

        private Problem unclosed() {
            return new Problem(Character.toString(quote), "A quote is opened and never closed.", "Close the quote.");
        }

        private static Problem comment() {
            return new Problem("#", "Everything after # is a comment to HAProxy.", "Remove it, or write \\#.");
        }

        private static Problem environment() {
            return new Problem(
                    "$",
                    "In double quotes $ names a variable of HAProxy's own environment, which is not known here.",
                    "Write the value, or \\$ for the character.");
        }
    }
}
