package pgsvc.plan;

import java.util.Optional;
import pgsvc.render.Mark;

/// Whose a file is: told by its first line, and by nothing else.
public sealed interface Ownership {

    /// pgsvc wrote it.
    ///
    /// @param touched whether somebody changed it since
    record Own(Mark mark, boolean touched) implements Ownership {}

    /// The reference wrote it.
    record Reference() implements Ownership {}

    /// A person or another program wrote it.
    record Foreign() implements Ownership {}

    /// Of a file's text.
    static Ownership of(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        Optional<Mark> mark = Mark.read(first);
        if (mark.isPresent()) {
            return new Own(mark.get(), !mark.get().fits(text.substring(end + 1)));
        }
        return first.startsWith("# ansible managed") ? new Reference() : new Foreign();
    }
}
