package pgsvc.apply;

import java.util.Optional;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// The file on a node whose presence lets its agent apply nothing. Whoever may write there may make it by hand,
/// too; what it says is the reason.
public record Pause(Target target, Site site) {
    private static final String UNKNOWN = "no reason is given";

    /// Where the file is.
    public static String file(Site site) {
        return site.state() + "/pause";
    }

    /// Why changes are paused, in one line; nothing where they are not.
    public Optional<String> reason() throws TargetException {
        return target.read(file(site)).map(Pause::oneLine);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? UNKNOWN : line;
    }

    /// Begins, or goes on for another reason.
    public void begin(String reason) throws TargetException {
        target.makeFolder(site.state());
        target.write(file(site), reason + "\n");
    }

    /// Ends.
    ///
    /// @return whether there was one
    public boolean end() throws TargetException {
        boolean there = target.read(file(site)).isPresent();
        target.delete(file(site));
        return there;
    }
}
