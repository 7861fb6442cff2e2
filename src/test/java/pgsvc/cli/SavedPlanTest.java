package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `pgsvc plan --out FILE` and `pgsvc apply FILE`, on two nodes in folders of this machine whose HAProxies do not run.
@Tag("haproxy")
@Timeout(120)
class SavedPlanTest {
    private static final String INVENTORY = """
            all:
              children:
                pg-a:
                  hosts:
                    127.0.65.21: { pg_seq: 1, pg_role: primary }
                    127.0.65.22: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-a
                    ansible_connection: local
                    haproxy_dir: FOLDER/{{ inventory_hostname }}
                    pg_default_services: [ { name: primary, port: 5433, selector: "[]" } ]
            """;
    private static final String APPLIED = """
            NODE         OUTCOME  GENERATION  DETAIL
            127.0.65.21  applied  1           none: no HAProxy runs here; it will load the files when it is started
            127.0.65.22  applied  1           none: no HAProxy runs here; it will load the files when it is started
            """;

    @TempDir
    Path temp;

    @BeforeEach
    void prepare() throws IOException {
        write(INVENTORY);
        for (String node : new String[] {"127.0.65.21", "127.0.65.22"}) {
            Path folder = Files.createDirectories(temp.resolve(node).resolve("conf.d"));
            Files.writeString(folder.resolveSibling("haproxy.cfg"), """
                    defaults
                        mode tcp
                        timeout connect 1s
                        timeout client 1m
                        timeout server 1m
                    """);
        }
    }

    @Test
    void exactlyTheSavedPlanIsCarriedOutWhateverTheInventorySaysByThen() throws IOException {
        Cli plan = pgsvc("plan", "--out", file("a.plan"));
        write(INVENTORY.replace("5433", "5439"));

        Cli apply = pgsvc("apply", file("a.plan"), "-m", "as reviewed");
        Cli history = pgsvc("history", "-l", "127.0.65.21");

        assertThat(plan.exit()).isZero();
        assertThat(plan.err())
                .containsPattern("Saved as .*/a.plan, plan [0-9a-f]{64}. To carry it out: pgsvc apply .*/a.plan");
        assertThat(apply).isEqualTo(new Cli(0, APPLIED, apply.err()));
        assertThat(service("127.0.65.22")).contains("bind *:5433");
        assertThat(history.out()).containsPattern("applied +[0-9a-f]{12} +as reviewed");
    }

    @Test
    void whatCameOfAnApplyIsToldToProgramsToo() throws IOException {
        Cli mixed = pgsvc("apply", "-o", "json", "-D");
        Cli apply = pgsvc("apply", "-l", "127.0.65.21", "-o", "json");

        assertThat(mixed.exit()).isEqualTo(64);
        assertThat(temp.resolve("127.0.65.22/conf.d")).isEmptyDirectory();
        assertThat(apply).isEqualTo(new Cli(0, """
                {
                  "outcomes": [
                    {
                      "node": "127.0.65.21",
                      "outcome": "applied",
                      "generation": 1,
                      "activation": "none",
                      "reason": "no HAProxy runs here; it will load the files when it is started"
                    }
                  ]
                }
                """, ""));
    }

    @Test
    void onlyItsOwnerMayReadItAndNothingElseIsLeft() throws IOException {
        var _ = pgsvc("plan", "--out", file("a.plan"));
        Cli again = pgsvc("plan", "--out", file("a.plan"));

        assertThat(again.exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("a.plan"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("127.0.65.21", "127.0.65.22", "a.plan", "pigsty.yml");
        }
    }

    @Test
    void aNodeThatChangedSinceIsSkippedAndTheOtherIsNot() throws IOException {
        var _ = pgsvc("plan", "--out", file("a.plan"));
        Files.writeString(temp.resolve("127.0.65.21/conf.d/by-hand.cfg"), "# mine\n");

        Cli check = pgsvc("apply", file("a.plan"), "--check");
        Cli apply = pgsvc("apply", file("a.plan"));

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.err())
                .contains("pgsvc: 127.0.65.21: its files changed since the plan was made. Plan again.")
                .doesNotContain("127.0.65.22");
        assertThat(apply).isEqualTo(new Cli(1, """
                NODE         OUTCOME  GENERATION  DETAIL
                127.0.65.21  skipped  -           its files changed since the plan was made. Plan again.
                127.0.65.22  applied  1           none: no HAProxy runs here; it will load the files when it is started
                """, apply.err()));
    }

    @Test
    void aNodeThatTheInventoryDoesNotHaveAnyMoreStopsAllBeforeAnyIsTouched() throws IOException {
        var _ = pgsvc("plan", "--out", file("a.plan"));
        write(INVENTORY.replace("        127.0.65.22: { pg_seq: 2, pg_role: replica }\n", ""));

        Cli all = pgsvc("apply", file("a.plan"));
        Cli some = pgsvc("apply", file("a.plan"), "127.0.65.21");

        assertThat(all)
                .isEqualTo(new Cli(
                        1,
                        "",
                        "pgsvc: " + file("a.plan")
                                + " has plans for nodes that the inventory does not have (any more): 127.0.65.22. Nothing was touched. "
                                + "Plan again, or name the others with -l.\n"));
        assertThat(some.exit()).isZero();
        assertThat(some.out()).contains("127.0.65.21  applied").doesNotContain("127.0.65.22");
    }

    @Test
    void aPlanThatWasEditedOrCutOffTouchesNothing() throws IOException {
        var _ = pgsvc("plan", "--out", file("a.plan"));
        String text = Files.readString(temp.resolve("a.plan"));
        Files.writeString(temp.resolve("edited.plan"), text.replace("5433", "5434"));
        Files.writeString(temp.resolve("cut.plan"), text.substring(0, text.length() / 2));

        Cli edited = pgsvc("apply", file("edited.plan"));
        Cli cut = pgsvc("apply", file("cut.plan"));

        assertThat(edited)
                .isEqualTo(new Cli(
                        1,
                        "",
                        "pgsvc: The plan in " + file("edited.plan")
                                + " cannot be carried out: it was changed since it was written: its digest does not fit what it says. "
                                + "Nothing was touched. Make a new one with pgsvc plan --out.\n"));
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.err()).contains(": it is cut off, or no JSON: line ");
        assertThat(temp.resolve("127.0.65.21/conf.d")).isEmptyDirectory();
    }

    @Test
    void aPlanThatRefusesItselfNeedsForceAlsoWhenItWasSaved() throws IOException {
        var _ = pgsvc("apply");
        write(INVENTORY.replace("selector: \"[]\"", "selector: \"[? pg_seq == `9` ]\""));
        var _ = pgsvc("plan", "--out", file("a.plan"));

        Cli without = pgsvc("apply", file("a.plan"));
        Cli with = pgsvc("apply", file("a.plan"), "--force");

        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.out()).contains("skipped  -           pg-a-primary.cfg would lose its last server");
        assertThat(with.exit()).isZero();
        assertThat(service("127.0.65.21")).doesNotContain("server pg-a");
    }

    @Test
    void aFileIsToldFromAClusterByItsNameAlone() throws IOException {
        Files.writeString(temp.resolve("pg-b"), "");

        assertThat(pgsvc("apply", "pg-b.plan"))
                .isEqualTo(new Cli(
                        64,
                        "",
                        "pgsvc: There is no file pg-b.plan. Make a plan with pgsvc plan --out pg-b.plan; a cluster is named "
                                + "without a slash, .plan and .json.\n"));
        assertThat(pgsvc("apply", "pg-b").err()).contains("No host or group of the inventory matches \"pg-b\".");
        assertThat(pgsvc("apply", "pg-a", "--check").exit()).isZero();
        assertThat(pgsvc("apply", "README.md").err())
                .endsWith("There is a file README.md: as a saved plan it is named ./README.md.\n");
        assertThat(pgsvc("apply", "./README.md").err()).contains("it is cut off, or no JSON: line 1, column 1.");
        assertThat(pgsvc("apply", file("a.plan"), "--adopt").err())
                .isEqualTo("pgsvc: --adopt is for making a plan, and " + file("a.plan")
                        + " is made already. Give it to pgsvc plan --out.\n");
    }

    @Test
    void anotherFileIsNotOverwritten() throws IOException {
        Cli plan = pgsvc("plan", "--out", file("pigsty.yml"));

        assertThat(plan.exit()).isEqualTo(64);
        assertThat(plan.err())
                .isEqualTo("pgsvc: --out " + file("pigsty.yml")
                        + ": it is there and is no saved plan. Name another file, or move it away.\n");
        assertThat(Files.readString(temp.resolve("pigsty.yml"))).startsWith("all:\n");
        assertThat(pgsvc("plan", "--out", file("nowhere/a.plan")).err())
                .isEqualTo("pgsvc: The plan cannot be saved to " + file("nowhere/a.plan") + ": there is no folder "
                        + temp.resolve("nowhere") + ".\n");
    }

    private Cli pgsvc(String... arguments) {
        return Cli.run(
                "",
                Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", ""),
                        "PGSVC_INVENTORY", temp.resolve("pigsty.yml").toString()),
                arguments);
    }

    private String file(String name) {
        return temp.resolve(name).toString();
    }

    private String service(String node) throws IOException {
        return Files.readString(temp.resolve(node).resolve("conf.d/pg-a-primary.cfg"));
    }

    private void write(String inventory) throws IOException {
        Files.writeString(temp.resolve("pigsty.yml"), inventory.replace("FOLDER", temp.toString()));
    }
}
