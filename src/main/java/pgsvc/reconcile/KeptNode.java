package pgsvc.reconcile;

import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// The node that is kept.
///
/// @param name in the inventory
/// @param folder HAProxy's
/// @param opening the way to it
public record KeptNode(String name, String folder, Opening opening) {

    /// Opens a target, which whoever asks for it closes.
    @FunctionalInterface
    public interface Opening {
        Target open();
    }

    /// Opens it.
    public Target open() {
        return opening.open();
    }

    /// Where HAProxy's files are there.
    public Site site(Target target) throws TargetException {
        return Observer.site(target, folder);
    }
}
