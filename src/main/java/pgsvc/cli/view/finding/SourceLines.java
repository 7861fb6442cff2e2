package pgsvc.cli.view.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;

/// The lines of input files, to be shown beside findings. A line that may hold a secret is never shown, and
/// neither is one that is too long to read or holds control characters.
final class SourceLines {
    private static final long LARGEST_FILE = 64L << 20;
    private static final int LONGEST_LINE = 200;
    private static final List<String> SECRETS = List.of("password", "passwd", "secret", "token", "credential");

    private final Map<String, List<String>> files = new HashMap<>();

    /// The line at a place; nothing when it cannot or must not be shown.
    Optional<String> line(SourceRange where) {
        List<String> lines = files.computeIfAbsent(where.file(), SourceLines::read);
        if (where.line() > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(where.line() - 1);
        String lower = line.toLowerCase(Locale.ROOT);
        boolean shown = line.length() <= LONGEST_LINE
                && line.chars().allMatch(SourceLines::isPrintable)
                && SECRETS.stream().noneMatch(lower::contains);
        return shown ? Optional.of(line) : Optional.empty();
    }

    /// A control character could change the terminal.
    private static boolean isPrintable(int c) {
        return c == '\t' || !Character.isISOControl(c);
    }

    private static List<String> read(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST_FILE
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // The finding is told without its line; whatever makes the file unreadable is a finding of its own.
            return List.of();
        }
    }
}
