package pgsvc.cli.view.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.observe.Site;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

class SavedPlansTest {
    private static final Plan PLAN = new Plan(
            "10.0.0.1",
            Site.withConfD("/etc/haproxy"),
            "c0ffee",
            List.of(new Change.Update(
                    "pg-a-primary.cfg",
                    "listen pg-a-primary\n",
                    "listen pg-a-primary\n    bind *:5433\n",
                    new Activation.Reload("bind changes"),
                    3,
                    true)),
            2,
            List.of("by-hand.cfg"),
            true,
            List.of(),
            List.of(new Guard("it hurts", "Don't.", true)),
            List.of());
    private static final SavedPlans SAVED =
            new SavedPlans("pgsvc 0.1.0", "2026-11-25T03:00:00Z", List.of("--adopt"), List.of(PLAN));
    private static final String TEXT = """
            {
              "pgsvc_plan": 1,
              "program": "pgsvc 0.1.0",
              "made": "2026-11-25T03:00:00Z",
              "options": [
                "--adopt"
              ],
              "digest": "%s",
              "plans": [
                {
                  "node": "10.0.0.1",
                  "folder": "/etc/haproxy",
                  "services": "/etc/haproxy/conf.d",
                  "basis": "c0ffee",
                  "running": true,
                  "unchanged": 2,
                  "changes": [
                    {
                      "file": "pg-a-primary.cfg",
                      "change": "update",
                      "adopted": true,
                      "sessions": 3,
                      "before": "listen pg-a-primary\\n",
                      "after": "listen pg-a-primary\\n    bind *:5433\\n",
                      "activation": "reload",
                      "reason": "bind changes"
                    }
                  ],
                  "drift": [ ],
                  "guards": [
                    {
                      "what": "it hurts",
                      "mend": "Don't.",
                      "forceable": true
                    }
                  ],
                  "foreign": [
                    "by-hand.cfg"
                  ],
                  "warnings": [ ]
                }
              ]
            }
            """.formatted(SAVED.digest());

    @Test
    void aPlanIsWrittenSoThatAPersonCanReadIt() {
        assertThat(SavedPlansJson.text(SAVED)).isEqualTo(TEXT);
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        long seed = System.nanoTime();
        RandomPlans random = new RandomPlans(seed);
        for (int i = 0; i < 300; i++) {
            SavedPlans saved = random.saved();

            assertThat(SavedPlansReader.read(SavedPlansJson.text(saved)))
                    .as("seed %d", seed)
                    .isEqualTo(saved);
        }
    }

    /// Each text, number and truth value that is made another one.
    @Test
    void whateverIsChangedInItIsNoticed() {
        String[][] edits = {
            {"pgsvc 0.1.0", "pgsvc 0.1.1"},
            {"03:00", "04:00"},
            {"--adopt", "--base"},
            {"10.0.0.1", "10.0.0.2"},
            {"\"/etc/haproxy\"", "\"/etc/other\""},
            {"/etc/haproxy/conf.d", "/etc/haproxy"},
            {"c0ffee", "c0ffed"},
            {"\"running\": true", "\"running\": false"},
            {"\"unchanged\": 2", "\"unchanged\": 3"},
            {"pg-a-primary.cfg", "pg-b-primary.cfg"},
            {"\"adopted\": true", "\"adopted\": false"},
            {"\"sessions\": 3", "\"sessions\": 0"},
            {"\"listen pg-a-primary\\n\"", "\"\""},
            {"5433", "5434"},
            {"bind changes", "nothing much"},
            {"it hurts", "it heals"},
            {"Don't.", "Do."},
            {"\"forceable\": true", "\"forceable\": false"},
            {"by-hand.cfg", "by-foot.cfg"},
            {"\"digest\": \"", "\"digest\": \"0"},
        };
        for (String[] edit : edits) {
            assertThat(TEXT).contains(edit[0]);
            refuses(
                    TEXT.replace(edit[0], edit[1]),
                    "it was changed since it was written: its digest does not fit what it says");
        }
    }

    @Test
    void aPlanThatIsTakenOutIsNoticed() {
        String without = TEXT.replaceAll("(?s)\"plans\".*", "\"plans\": []}");

        refuses(without, "it was changed since it was written: its digest does not fit what it says");
    }

    @Test
    void whereverItIsCutOffItIsRefused() {
        for (int end = 1; end < TEXT.length() - 2; end++) {
            String cut = TEXT.substring(0, end);
            assertThatThrownBy(() -> SavedPlansReader.read(cut)).as(cut).isInstanceOf(IOException.class);
        }
        refuses(TEXT.substring(0, 60), "it is cut off, or no JSON: line 4, column 12");
        refuses("", "it is empty");
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsNamed() {
        refuses("{}", "it is no saved plan: pgsvc_plan is missing");
        refuses("[]", "it is no JSON object");
        refuses("{\"a\": 1, \"a\": 2}", "it is cut off, or no JSON: line 1, column 13");
        refuses(TEXT.replace("\"basis\"", "\"basics\""), "plans[0].basis is missing");
        refuses(
                TEXT.replace("\"sessions\": 3", "\"sessions\": \"3\""),
                "plans[0].changes[0].sessions is not a whole number");
        refuses(TEXT.replace("\"sessions\": 3", "\"sessions\": 3.5"), "it holds 3.5, which pgsvc writes nowhere");
        refuses(
                TEXT.replace("\"sessions\": 3", "\"sessions\": 3000000000"),
                "it holds 3000000000, which pgsvc writes nowhere");
        refuses(
                TEXT.replace("\"update\"", "\"destroy\""),
                "plans[0].changes[0].change is \"destroy\", which this pgsvc does not know");
        refuses(
                TEXT.replace("\"reload\"", "\"restart\""),
                "plans[0].changes[0].activation is \"restart\", which this pgsvc does not know");
        refuses(
                TEXT.replace("\"pgsvc_plan\": 1", "\"pgsvc_plan\": 2"),
                "it has the shape 2 of saved plans, and this pgsvc reads 1 only");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> SavedPlansReader.read(text))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
