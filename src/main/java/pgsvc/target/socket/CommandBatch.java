package pgsvc.target.socket;

import java.util.List;
import java.util.stream.Collectors;

/// Several commands to HAProxy at once (management guide, 9.3).
public final class CommandBatch {
    private CommandBatch() {}

    /// The line that gives them all.
    public static String line(List<String> commands) {
        return String.join("; ", commands);
    }

    /// What is said to commands that are answered with nothing when all is well: each remark once, in one line.
    public static String remarks(String answer) {
        return answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
