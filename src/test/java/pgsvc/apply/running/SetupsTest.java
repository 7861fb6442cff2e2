package pgsvc.apply.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerSetup;

class SetupsTest {
    private static final String MEANT = "10.0.0.1:6432 check port 8008 weight 50";

    @Test
    void aServerThatRunsAsItsLineSaysIsRight() {
        assertRight("10.0.0.1", 6432, 50, 50, true, false, MEANT);
        assertRight("fd00::1", 6432, 100, 100, true, true, "[fd00:0::1]:6432 check weight 100 backup");
    }

    @Test
    void aWeightThatWasSetByHandAndOneThatAnApplySetAreBothRight() {
        assertRight("10.0.0.1", 6432, 7, 50, true, false, MEANT);
        assertRight("10.0.0.1", 6432, 50, 100, true, false, MEANT);
    }

    @Test
    void aNameMayBeAtAnyAddressAndDefaultsCount() {
        assertRight("10.0.0.9", 6432, 1, 1, true, false, "db.example.com:6432 check");
        assertThat(wrong("10.0.0.1", 6432, 9, 9, false, false, "10.0.0.1:6432", "weight 9 check no-check"))
                .isEmpty();
    }

    @Test
    void eachDifferenceIsTold() {
        assertThat(wrong("10.0.0.2", 6432, 50, 50, true, false, MEANT, "rise 1"))
                .contains("pg-a/one is at 10.0.0.2:6432 instead of 10.0.0.1:6432");
        assertThat(wrong("10.0.0.1", 5432, 50, 50, true, false, MEANT, "rise 1"))
                .contains("pg-a/one is at 10.0.0.1:5432 instead of 10.0.0.1:6432");
        assertThat(wrong("-", 6432, 50, 50, true, false, MEANT, "rise 1"))
                .contains("pg-a/one is at -:6432 instead of 10.0.0.1:6432");
        assertThat(wrong("10.0.0.1", 6432, 7, 8, true, false, MEANT, "rise 1"))
                .contains("pg-a/one has the weight 7 instead of 50");
        assertThat(wrong("10.0.0.1", 6432, 50, 50, true, true, MEANT, "rise 1")).contains("pg-a/one is a backup");
        assertThat(wrong("10.0.0.1", 6432, 50, 50, true, false, MEANT, "backup"))
                .contains("pg-a/one is no backup");
        assertThat(wrong("10.0.0.1", 6432, 50, 50, false, false, MEANT, "rise 1"))
                .contains("pg-a/one is not checked");
    }

    private static void assertRight(
            String address, int port, int weight, int initial, boolean checked, boolean backup, String meant) {
        assertThat(wrong(address, port, weight, initial, checked, backup, meant, "rise 1"))
                .isEmpty();
    }

    private static Optional<String> wrong(
            String address,
            int port,
            int weight,
            int initial,
            boolean checked,
            boolean backup,
            String meant,
            String defaults) {
        Section section = Section.parse(
                        "listen pg-a\n    default-server " + defaults + "\n    server one " + meant + "\n")
                .getFirst();
        ServerSetup setup = new ServerSetup("pg-a", "one", address, port, weight, initial, checked);
        return new Setups(Map.of("pg-a/one", setup), backup ? Set.of("pg-a/one") : Set.of()).wrong(section);
    }
}
