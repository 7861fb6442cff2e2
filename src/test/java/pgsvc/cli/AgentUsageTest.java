package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `pgsvc agent` says before it begins.
class AgentUsageTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeInventory() throws IOException {
        Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  children:
                    pg-test:
                      hosts:
                        10.10.10.11: { pg_seq: 1, pg_role: primary }
                        10.10.10.12: { pg_seq: 2, pg_role: replica }
                      vars: { pg_cluster: pg-test }
                    pg-proxy:
                      hosts:
                        10.10.10.20: { haproxy_services: [] }
                """);
    }

    private Cli agent(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "agent";
        all[1] = "-i";
        all[2] = folder.resolve("pigsty.yml").toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Cli.run(all);
    }

    @Test
    void aNodeThatIsNoneIsToldWithThoseThatAre() {
        Cli cli = agent("--node", "10.10.10.13");

        assertThat(cli.exit()).isEqualTo(64);
        assertThat(cli.err()).startsWith("pgsvc: no load balancer is named \"10.10.10.13\".");
    }

    @Test
    void anIntervalThatIsNoneIsWrongUsage() {
        assertThat(agent("--node", "10.10.10.11", "--interval", "0"))
                .isEqualTo(new Cli(
                        64, "", "pgsvc: --interval takes a time from 20ms to 10s, such as 200ms, not \"0\".\n"));
    }

    @Test
    void anAddressForMetricsThatIsNoneIsWrongUsage() {
        assertThat(agent("--node", "10.10.10.11", "--metrics", "everywhere"))
                .isEqualTo(new Cli(
                        64, "", "pgsvc: --metrics takes ADDRESS:PORT, such as 127.0.0.1:9633, not \"everywhere\".\n"));
    }

    @Test
    void puttingBackIsAnApply() {
        assertThat(agent("--node", "10.10.10.11", "--repair"))
                .isEqualTo(new Cli(64, "", "pgsvc: --repair puts files back, which is an apply: add --apply.\n"));
    }

    @Test
    void whoAppliesDoesNotRehearse() {
        assertThat(agent("--node", "10.10.10.11", "--apply", "--dry-run"))
                .isEqualTo(
                        new Cli(
                                64,
                                "",
                                "pgsvc: --apply and --dry-run contradict each other. What would be applied, pgsvc plan shows.\n"));
    }

    @Test
    void standardInputCannotBeWatched() {
        assertThat(Cli.run("agent", "-i", "-", "--apply"))
                .isEqualTo(new Cli(
                        64,
                        "",
                        "pgsvc: --apply reads the inventory again and again, which standard input does not allow: name a "
                                + "file.\n"));
    }

    @Test
    void aFolderWithoutHaproxysConfigurationIsToldWithTheMend() {
        assertThat(agent("--node", "10.10.10.11", "--haproxy-dir", folder.toString()))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "pgsvc: there is no " + folder.resolve("haproxy.cfg")
                                + ": name HAProxy's folder with --haproxy-dir DIR.\n"));
    }

    @Test
    void aHaproxyWithoutASocketForCommandsIsToldWithTheLineThatItLacks() throws IOException {
        Path base =
                Files.writeString(folder.resolve("haproxy.cfg"), "global\n    stats socket /run/x level operator\n");
        assertThat(agent("--node", "10.10.10.11", "--haproxy-dir", folder.toString()))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "pgsvc: " + base + " has no socket for commands. Add to its global section: "
                                + "stats socket /run/haproxy/admin.sock mode 660 level admin\n"));
    }
}
