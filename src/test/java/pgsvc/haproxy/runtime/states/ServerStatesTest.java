package pgsvc.haproxy.runtime.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerStatesTest {
    private static final String HEAD = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight \
            srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_port
            """;
    private static final String UP = "2 pg-a-primary 1 pg-a-1 10.0.0.1 2 0 100 100 9 15 3 5 6 6432\n";
    private static final String STANDBY = "2 pg-a-primary 2 pg-a-2 10.0.0.2 0 0 100 100 9 13 2 0 6 6432\n";
    private static final String FILE = service("pg-a-primary", "/primary", "10.0.0.1:6432", "10.0.0.2:6432");

    @Test
    void aServerThatStaysHasItsState() {
        assertThat(carried(UP + STANDBY, FILE)).isEqualTo(UP + STANDBY);
    }

    @Test
    void ofASectionThatGoesNothingIsSaid() {
        assertThat(carried("3 pg-b-primary 1 pg-b-1 10.0.0.9 2 0 100 100 9 15 3 5 6 6432\n" + UP + STANDBY, FILE))
                .isEqualTo(UP + STANDBY);
    }

    @Test
    void aServerThatOnlyServesAtAnotherPortIsAsWellAsItWas() {
        String drained = UP.replace("10.0.0.1 2 0", "10.0.0.1 2 8");

        assertThat(carried(drained + STANDBY, FILE.replace("6432", "5432")))
                .isEqualTo((drained + STANDBY).replace("6432", "5432"));
    }

    @Test
    void aServerThatIsNewOrMovesIsDownWhileAnotherOfItsSectionIsUp() {
        String file = service("pg-a-primary", "/primary", "10.0.0.1:6432", "10.0.0.12:6432", "10.0.0.3:6432");

        assertThat(carried(UP + STANDBY, file))
                .isEqualTo(UP + "2 pg-a-primary 2 pg-a-2 10.0.0.12 0 0 100 100 0 1 0 0 6 6432\n"
                        + "2 pg-a-primary 3 pg-a-3 10.0.0.3 0 0 100 100 0 1 0 0 6 6432\n");
    }

    @Test
    void whereNobodyServesANewServerIsLeftToItsChecks() {
        String file = service("pg-a-primary", "/primary", "10.0.0.1:6432", "10.0.0.2:6432", "10.0.0.3:6432");

        assertThat(carried(UP.replace("10.0.0.1 2", "10.0.0.1 0") + STANDBY, file))
                .isEqualTo(UP.replace("10.0.0.1 2", "10.0.0.1 0") + STANDBY);
        assertThat(carried(UP.replace("10.0.0.1 2 0", "10.0.0.1 0 1") + STANDBY, file))
                .isEqualTo(UP.replace("10.0.0.1 2 0", "10.0.0.1 0 1") + STANDBY);
    }

    @Test
    void aSectionThatIsNewHasTheHealthOfOneThatAsksTheSame() {
        String another = service("pg-a-default", "/primary", "10.0.0.1:5432", "10.0.0.2:5432")
                .replace("100", "50");

        assertThat(carried(UP + STANDBY, FILE, another))
                .isEqualTo(UP + STANDBY
                        + "2 pg-a-default 1 pg-a-1 10.0.0.1 2 0 50 50 0 15 3 5 6 5432\n"
                        + "2 pg-a-default 2 pg-a-2 10.0.0.2 0 0 50 50 0 13 2 0 6 5432\n");
    }

    @Test
    void aSectionThatAsksAnotherThingStartsWithoutStates() {
        String another = service("pg-a-replica", "/replica", "10.0.0.1:5432", "10.0.0.2:5432");

        assertThat(carried(UP + STANDBY, FILE, another)).isEqualTo(UP + STANDBY);
    }

    @Test
    void aDrainedServersHealthIsNotTakenForAnother() {
        String another = service("pg-a-default", "/primary", "10.0.0.1:5432");

        assertThat(carried(UP.replace("10.0.0.1 2 0", "10.0.0.1 2 8"), FILE, another))
                .isEqualTo(UP.replace("10.0.0.1 2 0", "10.0.0.1 2 8"));
    }

    @Test
    void aNameAndAServerWithoutACheckOfItsOwnAreLeftToHaproxy() {
        assertThat(carried(UP, FILE.replace("10.0.0.2:", "db2.example.com:"))).isEqualTo(UP);
        assertThat(carried(UP, FILE.replace("10.0.0.2:", "db:"))).isEqualTo(UP);
        assertThat(carried(UP, FILE.replace("10.0.0.2:6432 check", "10.0.0.2:6432 track pg-b/pg-a-2")))
                .isEqualTo(UP);
    }

    private static String carried(String rows, String... after) {
        String carried = ServerStates.carriedOver(HEAD + rows + "\n", List.of(FILE), List.of(after));
        assertThat(carried).startsWith(HEAD);
        return carried.substring(HEAD.length());
    }

    private static String service(String name, String check, String... addresses) {
        StringBuilder text = new StringBuilder("""
                listen %s
                    bind *:5433
                    option httpchk
                    http-check send meth OPTIONS uri %s
                    default-server inter 2s rise 3 fall 3
                """.formatted(name, check));
        for (int i = 0; i < addresses.length; i++) {
            text.append("    server pg-a-%d %s check port 8008 weight 100\n".formatted(i + 1, addresses[i]));
        }
        return text.toString();
    }
}
