package pgsvc.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.pipeline.Pipeline;
import pgsvc.plan.Desired;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// Whoever comes from the reference changes nothing that runs: of every real inventory whose output is the
/// reference's, the first plan takes the files over as they are.
class AdoptionTest {
    private static final Path CORPUS = Path.of("../shared/corpus/reference");
    private static final int REAL_INVENTORIES = 30;

    @Test
    void theFirstPlanOfARealInventoryChangesNothingThatRuns() throws IOException, PatternException {
        assumeTrue(Files.isDirectory(CORPUS), "the reference's output is not at hand: ../shared/corpus/reference");
        List<String> adopted = new ArrayList<>();
        int files = 0;
        for (ReferenceCase reference : ReferenceCase.all(CORPUS)) {
            if (reference.withBase()) {
                for (Desired node : desired(reference)) {
                    files += adopts(reference, node);
                }
                adopted.add(reference.name());
            }
        }
        System.out.printf("adopted without a change to what runs: %d inventories, %d files%n", adopted.size(), files);
        assertThat(adopted).hasSizeGreaterThan(REAL_INVENTORIES);
    }

    private static List<Desired> desired(ReferenceCase reference) throws PatternException {
        return Pipeline.desired(Pipeline.resolve(reference.input(), InputStream.nullInputStream(), Optional.empty())
                .resolution()
                .orElseThrow());
    }

    private static int adopts(ReferenceCase reference, Desired node) {
        SortedMap<String, String> left = new TreeMap<>();
        String folder = reference.recordedAs(node.node()) + "/";
        reference.steps().getLast().files().forEach((path, text) -> {
            if (path.startsWith(folder) && !path.endsWith("/haproxy.cfg")) {
                left.put(path.substring(folder.length()), text);
            }
        });
        Observation observed =
                new Observation(node.node(), Site.withConfD("/etc/haproxy"), left, Optional.empty(), Optional.empty());

        Plan plan = Planner.plan(node, observed, true);

        String context = reference.name() + " " + node.node();
        assertThat(plan.guards()).as(context).isEmpty();
        assertThat(plan.foreign()).as(context).isEmpty();
        assertThat(plan.changes()).as(context).hasSameSizeAs(left.keySet());
        assertThat(plan.changes()).as(context).allSatisfy(change -> {
            assertThat(change).isInstanceOf(Change.Update.class);
            assertThat(change.activation()).isInstanceOf(Activation.None.class);
        });
        return plan.changes().size();
    }
}
