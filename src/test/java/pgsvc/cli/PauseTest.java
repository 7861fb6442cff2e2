package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("haproxy.cfg"), "global\n");
        Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                  vars: { pg_cluster: pg-test }
                """);
    }

    private Path file() {
        return folder.resolve(".pgsvc/pause");
    }

    private Cli run(String command, String... more) {
        String[] all = new String[more.length + 6];
        all[0] = command;
        all[1] = "-i";
        all[2] = folder.resolve("pigsty.yml").toString();
        all[3] = "--local";
        all[4] = "--haproxy-dir";
        all[5] = folder.toString();
        System.arraycopy(more, 0, all, 6, more.length);
        return Cli.run(all);
    }

    @Test
    void aPauseIsAFileWithItsReason() throws IOException {
        Cli paused = run("pause", "-m", "maintenance");

        assertThat(paused.exit()).isZero();
        assertThat(paused.out()).startsWith("10.10.10.11: paused: maintenance (");
        assertThat(Files.readString(file())).startsWith("maintenance (");

        assertThat(run("resume").out()).isEqualTo("10.10.10.11: resumed\n");
        assertThat(file()).doesNotExist();
        assertThat(run("resume").out()).isEqualTo("10.10.10.11: was not paused\n");
    }

    @Test
    void aFolderThatIsNotNamedFromTheRootIsWrongUsage() {
        assertThat(Cli.run(
                        "plan", "-i", folder.resolve("pigsty.yml").toString(), "--local", "--haproxy-dir", "haproxy"))
                .isEqualTo(new Cli(
                        64,
                        "",
                        "pgsvc: --haproxy-dir takes a path from the root of the node, such as /etc/haproxy, not "
                                + "\"haproxy\".\n"));
    }

    @Test
    void statusShowsAPauseThatWasMadeByHand() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "");

        assertThat(run("status").out())
                .contains("paused: no reason is given; its agent applies nothing until pgsvc resume");
    }
}
