package pgsvc.cli.view.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.regex.Pattern;
import pgsvc.plan.change.Change;
import pgsvc.render.Mark;

/// What changes in a file, as a unified diff.
final class Diff {
    private static final int CONTEXT = 2;
    /// In a user list (configuration manual, section 12.2).
    private static final Pattern PASSWORD = Pattern.compile("(\\s*user\\s.*password\\s+)\\S.*");

    private Diff() {}

    static List<String> lines(Change change) {
        return switch (change) {
            case Change.Create create -> between(create.file(), "", create.after());
            case Change.Update update -> between(update.file(), update.before(), update.after());
            case Change.Delete delete -> between(delete.file(), delete.before(), "");
        };
    }

    static List<String> between(String file, String before, String after) {
        List<String> old = unmarked(before);
        return UnifiedDiffUtils.generateUnifiedDiff(
                        before.isEmpty() ? "/dev/null" : file,
                        after.isEmpty() ? "/dev/null" : file,
                        old,
                        DiffUtils.diff(old, unmarked(after)),
                        CONTEXT)
                .stream()
                .toList();
    }

    /// The mark's digest differs with every change and tells a person nothing, and a plan is shown to more people
    /// than may know passwords.
    private static List<String> unmarked(String text) {
        return text.lines()
                .filter(line -> !Mark.isMarked(line))
                .map(line -> PASSWORD.matcher(line).replaceFirst("$1(not shown)"))
                .toList();
    }
}
