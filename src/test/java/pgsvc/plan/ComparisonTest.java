package pgsvc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String BEFORE = """
            # by somebody
            listen pg-a-primary
                bind *:5433
                balance roundrobin
                server pg-a-1 10.0.0.1:6432 check port 8008 weight 100
                server pg-a-2 10.0.0.2:6432 check port 8008 weight 100 backup
            """;

    @Test
    void commentsAndLayoutNeedNothing() {
        String after = BEFORE.replace("# by somebody", "# by pgsvc").replace("    bind", "\n\tbind ");

        assertThat(Comparison.between(BEFORE, after)).isEqualTo(new Activation.None("only comments or layout differ"));
    }

    @Test
    void weightsAreSetWhileHaproxyRuns() {
        String after = BEFORE.replace("weight 100", "weight 7");

        assertThat(Comparison.between(BEFORE, after))
                .isEqualTo(new Activation.Runtime(
                        List.of("set server pg-a-primary/pg-a-1 weight 7", "set server pg-a-primary/pg-a-2 weight 7"),
                        "only weights change"));
    }

    @Test
    void whatElseChangesInAServerTakesAReload() {
        assertReload(BEFORE.replace("10.0.0.2:6432", "10.0.0.2:5432"), "server pg-a-2 changes");
        assertReload(BEFORE.replace(" backup", ""), "server pg-a-2 changes");
        assertReload(BEFORE.replace("weight 100 backup", "weight 50"), "server pg-a-2 changes");
    }

    @Test
    void serversThatComeAndGoTakeAReload() {
        assertReload(BEFORE + "    server pg-a-3 10.0.0.3:6432 check\n", "server pg-a-3 is new");
        assertReload(BEFORE.replaceAll("    server pg-a-2.*\n", ""), "server pg-a-2 goes");
    }

    @Test
    void theOrderOfServersCountsSinceTheFirstBackupIsTheOneThatServes() {
        String first = "    server pg-a-1 10.0.0.1:6432 check port 8008 weight 100\n";

        assertReload(BEFORE.replace(first, "") + first, "the order of its servers changes");
    }

    @Test
    void aSettingThatChangesIsNamed() {
        assertReload(BEFORE.replace("*:5433", "*:5443"), "bind changes");
        assertReload(BEFORE.replace("    balance roundrobin\n", ""), "balance changes");
        assertReload(BEFORE + "    option tcplog\n", "option changes");
    }

    @Test
    void anotherSectionTakesAReload() {
        assertReload(BEFORE.replace("pg-a-primary", "pg-a-main"), "the file holds other sections");
    }

    private static void assertReload(String after, String reason) {
        assertThat(Comparison.between(BEFORE, after)).isEqualTo(new Activation.Reload(reason));
    }
}
