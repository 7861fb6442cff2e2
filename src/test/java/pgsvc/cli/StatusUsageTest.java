package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusUsageTest {
    private static final String INVENTORY = """
            all:
              children:
                pg-test:
                  hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }
                  vars: { pg_cluster: pg-test }
            """;
    private static final String UNKNOWN =
            "pgsvc: There is no cluster pg-tset. Did you mean \"pg-test\"? The inventory has pg-test.\n";

    @TempDir
    Path temp;

    @Test
    void aClusterThatIsNotThereIsTold() throws Exception {
        assertThat(status("pg-tset")).isEqualTo(new Cli(64, "", UNKNOWN));
    }

    @Test
    void aClusterBehindWatchIsNotTakenForSeconds() throws Exception {
        assertThat(status("--watch", "pg-tset")).isEqualTo(new Cli(64, "", UNKNOWN));
    }

    @Test
    void secondsThatAreNoneAreTold() throws Exception {
        assertThat(status("pg-test", "--watch", "1.5"))
                .isEqualTo(new Cli(64, "", "pgsvc: --watch takes a whole number, not \"1.5\".\n"));
    }

    private Cli status(String... words) throws Exception {
        String inventory = Files.writeString(temp.resolve("i.yml"), INVENTORY).toString();
        String[] all = new String[words.length + 3];
        all[0] = "status";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "-i";
        all[words.length + 2] = inventory;
        return Cli.run(all);
    }
}
