package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands from an inventory's text to exit code, data and talk.
class CommandsTest {
    private static final String INVENTORY = """
            all:
              children:
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: primary ,port: 5433 ,check: /primary   ,selector: "[]" }
                      - { name: replica ,port: 5434 ,check: /read-only ,selector: "[]" ,backup: "[? pg_role == `primary`]" }
            """;

    @TempDir
    Path folder;

    private String inventory = "";

    @BeforeEach
    void writeTheInventory() throws IOException {
        inventory = Files.writeString(folder.resolve("pigsty.yml"), INVENTORY).toString();
    }

    @Test
    void anInventoryWithoutMistakesIsToldSo() {
        assertThat(Cli.run("lint", "-i", inventory)).isEqualTo(new Cli(0, "", "No mistakes found.\n"));
    }

    @Test
    void aMistakeHasARuleAndAPlaceAndEndsWith65() throws IOException {
        Files.writeString(Path.of(inventory), INVENTORY.replace("port: 5434", "prot: 5434"));

        Cli lint = Cli.run("lint", "-i", inventory);

        assertThat(lint.exit()).isEqualTo(65);
        assertThat(lint.out()).contains(inventory + ":11:").contains("\"port\"");
        assertThat(lint.err()).matches("\\d+ errors?, \\d+ warnings?\n");
    }

    @Test
    void theListHasEveryService() {
        assertThat(Cli.run("list", "-i", inventory)).isEqualTo(new Cli(0, """
                SERVICE          PORT  CHECK       SERVERS  BACKUPS  SERVED BY
                pg-test-primary  5433  /primary    2        0        10.10.10.11, 10.10.10.12
                pg-test-replica  5434  /read-only  1        1        10.10.10.11, 10.10.10.12
                """, ""));
    }

    @Test
    void theInventoryMayComeFromStandardInput() {
        Cli list = Cli.run(INVENTORY, Map.of(), "list", "-i", "-");

        assertThat(list.exit()).isZero();
        assertThat(list.out()).contains("pg-test-primary");
    }

    @Test
    void aMisspeltServiceIsAskedFor() {
        assertThat(Cli.run("show", "pg-test-primry", "-i", inventory)).isEqualTo(new Cli(64, "", """
                pgsvc: There is no service pg-test-primry. Did you mean "pg-test-primary"? `pgsvc list` shows them all.
                """));
    }

    @Test
    void oneMemberIsExplained() {
        Cli explain = Cli.run("explain", "pg-test-replica", "pg-test-1", "-i", inventory);

        assertThat(explain.exit()).isZero();
        assertThat(explain.out()).contains("pg-test-1 (primary, 10.10.10.11)").doesNotContain("pg-test-2 (");
    }

    @Test
    void everyNodeGetsItsFilesAndASecondRenderChangesNone() throws IOException {
        Path out = folder.resolve("out");

        assertThat(Cli.run("render", "-i", inventory, "-o", out.toString()))
                .isEqualTo(new Cli(0, out + ": 4 written, 0 unchanged, 0 removed\n", ""));
        assertThat(Cli.run("render", "-i", inventory, "-o", out.toString()))
                .isEqualTo(new Cli(0, out + ": 0 written, 4 unchanged, 0 removed\n", ""));
        assertThat(files(out))
                .containsExactly(
                        "10.10.10.11/pg-test-primary.cfg",
                        "10.10.10.11/pg-test-replica.cfg",
                        "10.10.10.12/pg-test-primary.cfg",
                        "10.10.10.12/pg-test-replica.cfg");
    }

    @Test
    void aServiceThatIsGoneLosesItsFile() throws IOException {
        Path out = folder.resolve("out");
        Cli first = Cli.run("render", "-i", inventory, "-o", out.toString());
        assertThat(first.exit()).isZero();
        Files.writeString(Path.of(inventory), INVENTORY.lines().limit(10).reduce("", (a, b) -> a + b + "\n"));

        assertThat(Cli.run("render", "-i", inventory, "-o", out.toString()))
                .isEqualTo(new Cli(0, """
                removed 10.10.10.11/pg-test-replica.cfg
                removed 10.10.10.12/pg-test-replica.cfg
                %s: 0 written, 2 unchanged, 2 removed
                """.formatted(out), ""));
    }

    @Test
    void aWrongInventoryWritesNothing() throws IOException {
        Files.writeString(Path.of(inventory), INVENTORY.replace("port: 5434", "port: 99999"));
        Path out = folder.resolve("out");

        Cli render = Cli.run("render", "-i", inventory, "-o", out.toString());

        assertThat(render.exit()).isEqualTo(65);
        assertThat(render.out()).isEmpty();
        assertThat(render.err()).contains(inventory + ":11:").endsWith("Nothing was rendered.\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileInTheWayIsNamedAndNothingIsWritten() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out/10.10.10.12"));
        Files.writeString(out.resolve("pg-test-primary.cfg"), "listen mine\n");

        Cli render =
                Cli.run("render", "-i", inventory, "-o", folder.resolve("out").toString());

        assertThat(render)
                .isEqualTo(new Cli(1, "", """
                pgsvc: %s is in the way: it does not bear pgsvc's mark. Move it away, or name another folder with -o. Nothing was written.
                """.formatted(out.toRealPath().resolve("pg-test-primary.cfg"))));
        assertThat(files(folder.resolve("out"))).containsExactly("10.10.10.12/pg-test-primary.cfg");
    }

    @Test
    void filesThatAreAbsentBrokenOrFoldersAreToldWithoutATrace() throws IOException {
        for (String source : List.of(
                folder + "/absent.yml",
                folder.toString(),
                Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff})
                        .toString(),
                Files.writeString(folder.resolve("broken.yml"), "all: [\n").toString())) {
            Cli lint = Cli.run("lint", "-i", source);

            assertThat(lint.exit()).as(source).isEqualTo(65);
            assertThat(lint.out() + lint.err()).as(source).contains(source).doesNotContain("\tat ", "internal error");
        }
    }

    @Test
    @Tag("haproxy")
    void whatHaproxyRefusesIsLedBackToTheService() throws IOException {
        Files.writeString(Path.of(inventory), INVENTORY.replace("port: 5434", "port: 5434, balance: leastcon"));

        Cli lint = Cli.run("lint", "-i", inventory, "--haproxy");

        assertThat(lint.exit()).isEqualTo(65);
        assertThat(lint.out()).contains(inventory + ":11:");
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
