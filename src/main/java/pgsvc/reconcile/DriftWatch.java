package pgsvc.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.apply.ByHand;
import pgsvc.apply.Generation;
import pgsvc.plan.Desired;
import pgsvc.plan.Drift;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;
import pgsvc.reconcile.pace.Reversals;
import pgsvc.render.RenderedFile;

/// Tells what others change on the node: each thing once. What pgsvc itself did there, from whatever machine, is
/// no drift: whoever rolls a node back means it. Not safe for use by several threads.
final class DriftWatch {
    private static final String GONE = "";

    private final Reversals reversals;
    private final ReconcileListener listener;
    private final boolean repairs;
    /// The files as pgsvc left them.
    private Map<String, String> ours = Map.of();
    private Optional<Integer> generation = Optional.empty();
    private final Map<String, String> toldFiles = new HashMap<>();
    private final Set<Drift> toldDrift = new HashSet<>();

    /// @param repairs whether files that others change are put back
    DriftWatch(Reversals reversals, ReconcileListener listener, boolean repairs) {
        this.reversals = reversals;
        this.listener = listener;
        this.repairs = repairs;
    }

    /// The node is as it should be.
    ///
    /// @param number of the generation that this left, where it changed anything
    void applied(Desired desired, Optional<Integer> number) {
        ours = desired.files().stream().collect(Collectors.toMap(RenderedFile::name, RenderedFile::content));
        generation = number.or(() -> generation);
        toldFiles.clear();
    }

    /// What others changed was put back.
    void repaired(int number) {
        generation = Optional.of(number);
        toldFiles.clear();
    }

    /// Compares.
    ///
    /// @param plan what an apply would do
    /// @return the files that are to be put back
    Set<String> see(Looking.Seen seen, Plan plan, Instant now) {
        seen.newest().ifPresent(newest -> seeGeneration(newest, seen, plan));
        plan.drift().stream()
                .filter(drift -> !ByHand.explains(seen.byHand(), drift))
                .filter(toldDrift::add)
                .forEach(listener::drifted);
        toldDrift.retainAll(plan.drift());
        return seeFiles(seen, plan, now);
    }

    private void seeGeneration(Generation newest, Looking.Seen seen, Plan plan) {
        boolean another = generation.filter(known -> newest.number() > known).isPresent();
        generation = Optional.of(newest.number());
        if (another) {
            ours = Map.copyOf(seen.observed().files());
            toldFiles.clear();
            listener.appliedByHand(newest, !plan.isEmpty());
        }
    }

    private Set<String> seeFiles(Looking.Seen seen, Plan plan, Instant now) {
        Map<String, String> changed = new HashMap<>();
        for (Change change : plan.changes()) {
            String text = seen.observed().files().getOrDefault(change.file(), GONE);
            if (!text.equals(ours.getOrDefault(change.file(), GONE))) {
                changed.put(change.file(), text);
            }
        }
        List<String> back = new ArrayList<>(toldFiles.keySet());
        back.removeAll(changed.keySet());
        back.forEach(file -> {
            toldFiles.remove(file);
            listener.changedBack(file);
        });
        changed.forEach((file, text) -> seeFile(file, text, now));
        return repairs
                ? changed.keySet().stream()
                        .filter(file -> !reversals.isLeft(file))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void seeFile(String file, String text, Instant now) {
        if (text.equals(toldFiles.put(file, text))) {
            return;
        }
        boolean left = reversals.changed(file, now);
        listener.changed(file, repairs && !reversals.isLeft(file));
        if (left) {
            toldFiles.remove(file);
            listener.left(file);
        }
    }
}
