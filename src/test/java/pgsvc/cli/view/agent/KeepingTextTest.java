package pgsvc.cli.view.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.apply.Author;
import pgsvc.apply.Generation;
import pgsvc.apply.Outcome;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.plan.change.Activation;
import pgsvc.target.TargetException;

class KeepingTextTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> statuses = new ArrayList<>();
    private final KeepingText log =
            new KeepingText(new PrintStream(bytes, true, StandardCharsets.UTF_8), _ -> {}, statuses::add);

    @Test
    void eachEventIsALineAndSomeAreTheStatus() {
        log.begins("pigsty.yml", false);
        log.waits("pg-test-3 leads pg-test; its roles follow once it has led for 5 s");
        log.applied("pg-test-3 leads pg-test", new Outcome.Applied(7, new Activation.Reload("a section is new")));
        log.applied("the inventory changed", new Outcome.Unchanged());
        log.applied("the inventory changed", new Outcome.Skipped("its files changed. Plan again."));
        log.applied("the inventory changed", new Outcome.RolledBack("pg-test-primary does not listen"));
        log.applied("the inventory changed", new Outcome.Stranded("nobody listens. See its log."));
        log.refused("the inventory changed", new Guard("4 of 4 services would be removed", "Add --force.", true));
        log.refused("the inventory changed", new Guard("a.cfg is there and is not pgsvc's", "Move it away.", false));
        log.failed(TargetException.refused("cannot write", "See to room there."));
        log.paused("maintenance");
        log.resumed();
        log.changed("a.cfg", true);
        log.changed("a.cfg", false);
        log.changedBack("a.cfg");
        log.left("a.cfg");
        log.drifted(new Drift("pg-test-replica/pg-test-2", "weight 100", "weight 7"));
        log.appliedByHand(
                new Generation(8, new Author("dba@bastion", "2026-11-25T03:00:00Z", "back"), "", "applied"), true);
        log.undone("generation 9 was not brought to its end; it is undone");
        log.keeps("the inventory has the errors above");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                pgsvc agent: applies what changes in pigsty.yml; files that others change are told of
                pgsvc agent: waits: pg-test-3 leads pg-test; its roles follow once it has led for 5 s
                pgsvc agent: applied generation 7 (pg-test-3 leads pg-test): reload: a section is new
                pgsvc agent: all is as it should be (the inventory changed)
                pgsvc agent: not applied (the inventory changed): its files changed. Plan again.
                pgsvc agent: rolled back (the inventory changed): pg-test-primary does not listen. Tried again later.
                pgsvc agent: STRANDED (the inventory changed): nobody listens. See its log.
                pgsvc agent: not applied (the inventory changed): 4 of 4 services would be removed. See pgsvc plan; a person does it with pgsvc apply --force.
                pgsvc agent: not applied (the inventory changed): a.cfg is there and is not pgsvc's. Move it away.
                pgsvc agent: cannot write. See to room there. Tried again later.
                pgsvc agent: paused: maintenance. Nothing is applied until pgsvc resume; hints go on
                pgsvc agent: resumed
                pgsvc agent: a.cfg was changed by somebody else, and is put back
                pgsvc agent: a.cfg was changed by somebody else; pgsvc plan shows how
                pgsvc agent: a.cfg is as it should be again
                pgsvc agent: a.cfg is changed again and again by somebody else: it is left alone until SIGHUP. Find out who writes it, or leave it to that one.
                pgsvc agent: pg-test-replica/pg-test-2 runs with weight 7 instead of weight 100, which was not set with pgsvc; it is kept
                pgsvc agent: generation 8 was applied by dba@bastion (back); it is not what the inventory says, and stays until that, or who leads, changes
                pgsvc agent: generation 9 was not brought to its end; it is undone
                pgsvc agent: all stays as it was: the inventory has the errors above
                """);
        assertThat(statuses)
                .hasSize(10)
                .startsWith("applied generation 7 (pg-test-3 leads pg-test): reload: a section is new")
                .endsWith("paused: maintenance. Nothing is applied until pgsvc resume; hints go on", "resumed");
    }
}
