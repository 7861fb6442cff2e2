package pgsvc.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// What was applied to a target, as far back as it is kept there.
public final class History {
    private final Store store;

    public History(Target target, Site site) {
        this.store = new Store(target, site);
    }

    /// The generations, the newest first.
    public List<Generation> generations() throws TargetException {
        return store.all();
    }

    /// The newest that was applied.
    public Optional<Generation> newestApplied() throws TargetException {
        return store.newestApplied();
    }

    /// Whether an apply is under way there now, or was cut off: the files are half of something.
    public boolean isUnderWay() throws TargetException {
        return store.pending().isPresent();
    }

    /// What became of each file by a generation; nothing where it is not kept.
    public List<Replaced> changedBy(int generation) throws TargetException {
        return store.changes(generation);
    }

    /// The files as they were when a generation had been applied: those that later ones changed.
    ///
    /// @param generation 0 for what was there before the first that is kept
    /// @return each file's text, empty for one that was not there
    public Map<String, Optional<String>> after(int generation) throws TargetException {
        Map<String, Optional<String>> files = new TreeMap<>();
        for (Generation later : store.all()) {
            if (later.number() > generation && later.isApplied()) {
                files.putAll(store.replaced(later.number()));
            }
        }
        return files;
    }
}
