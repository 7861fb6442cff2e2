package pgsvc.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pgsvc.observe.Observation;
import pgsvc.plan.Desired;
import pgsvc.plan.Ownership;
import pgsvc.render.RenderedFile;

/// Makes plans leave some files alone.
final class Sparing {
    private Sparing() {}

    /// What shall be, but with some files as they are now.
    ///
    /// @param spared which
    static Desired of(Desired desired, Observation observed, Predicate<String> spared) {
        List<RenderedFile> files = new ArrayList<>(desired.files());
        Set<String> names = files.stream().map(RenderedFile::name).collect(Collectors.toCollection(TreeSet::new));
        observed.files().forEach((name, text) -> {
            if (Ownership.of(text) instanceof Ownership.Own) {
                names.add(name);
            }
        });
        files.removeIf(file -> spared.test(file.name()));
        names.stream()
                .filter(spared)
                .forEach(name -> Optional.ofNullable(observed.files().get(name))
                        .ifPresent(text ->
                                files.add(new RenderedFile(desired.node(), name, RenderedFile.Kind.SERVICE, text))));
        return new Desired(desired.node(), files, desired.clusters());
    }
}
