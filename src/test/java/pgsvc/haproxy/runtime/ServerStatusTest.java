package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStatusTest {
    /// As HAProxy 2.6 gives it, without the columns after `check_duration`.
    private static final String TABLE = """
                # pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,weight,act,bck,chkfail,chkdown,lastchg,downtime,qlimit,pid,iid,sid,throttle,lbtot,tracked,type,rate,rate_lim,rate_max,check_status,check_code
                pg-test-primary,FRONTEND,,,0,0,9981,0,0,0,0,0,0,,,,,OPEN,,,,,,,,,1,2,0,,,,0,0,0,0,,
                pg-test-primary,up,0,0,0,0,,0,0,0,,0,,0,0,0,0,UP,100,1,0,0,0,6,0,,1,2,1,,0,,2,0,,0,L7OK,200
                pg-test-primary,down,0,0,0,0,,0,0,0,,0,,0,0,0,0,DOWN,100,0,1,1,1,6,6,,1,2,2,,0,,2,0,,0,L7STS,503
                pg-test-primary,going,0,0,0,0,,0,0,0,,0,,0,0,0,0,UP 1/3,50,1,0,0,0,6,0,,1,2,3,,0,,2,0,,0,INI,
                pg-test-primary,maint,0,0,0,0,,0,0,0,,0,,0,0,0,0,MAINT,1,1,0,0,0,6,6,,1,2,4,,0,,2,0,,0,,
                pg-test-primary,drain,0,0,0,0,,0,0,0,,0,,0,0,0,0,DRAIN,0,1,0,0,0,2,0,,1,2,5,,0,,2,0,,0,L7OK,200
                pg-test-primary,nocheck,0,0,0,0,,0,0,0,,0,,0,0,0,0,no check,1,1,0,,,6,,,1,2,6,,0,,2,0,,0,,
                pg-test-primary,BACKEND,0,0,0,0,999,0,0,0,0,0,,0,0,0,0,UP,151,3,0,,0,6,0,,1,2,0,,0,,1,0,,0,,

                """;

    @Test
    void eachServerIsReadAndNothingElse() {
        assertThat(ServerStatus.parse(TABLE))
                .containsExactly(
                        new ServerStatus("pg-test-primary", "up", "UP", "L7OK", 100, false, 0, detail(200, 6)),
                        new ServerStatus("pg-test-primary", "down", "DOWN", "L7STS", 100, true, 0, detail(503, 6)),
                        new ServerStatus("pg-test-primary", "going", "UP 1/3", "INI", 50, false, 0, since(6)),
                        new ServerStatus("pg-test-primary", "maint", "MAINT", "", 1, false, 0, since(6)),
                        new ServerStatus("pg-test-primary", "drain", "DRAIN", "L7OK", 0, false, 0, detail(200, 2)),
                        new ServerStatus("pg-test-primary", "nocheck", "no check", "", 1, false, 0, since(6)));
    }

    private static ServerStatus.Detail detail(int code, int seconds) {
        return new ServerStatus.Detail(OptionalInt.of(code), "", OptionalInt.of(seconds));
    }

    private static ServerStatus.Detail since(int seconds) {
        return new ServerStatus.Detail(OptionalInt.empty(), "", OptionalInt.of(seconds));
    }

    @Test
    void aServerThatTracksAnotherHasThatOnesCheck() {
        // As HAProxy 2.6 and 3.0 give it, in the alphabet of the files.
        assertThat(ServerStatus.parse("""
                        # pxname,svname,type,status,check_status,check_code,last_chk,uweight,tracked
                        default,a,2,UP,,,,100,primary/a
                        default,b,2,MAINT (via primary/b),,,,100,primary/b
                        default,c,2,DOWN,,,,100,elsewhere/c
                        primary,a,2,UP,L7OK,200,,100,
                        primary,b,2,MAINT,L4CON,,Connection refused,100,
                        """))
                .extracting(
                        ServerStatus::status,
                        ServerStatus::checkStatus,
                        s -> s.detail().checkText())
                .containsExactly(
                        tuple("UP", "L7OK", ""),
                        tuple("MAINT (via primary/b)", "L4CON", "Connection refused"),
                        tuple("DOWN", "", ""),
                        tuple("UP", "L7OK", ""),
                        tuple("MAINT", "L4CON", "Connection refused"));
    }

    @Test
    void wordsForAFailedCheckMayHoldCommasAndOtherwiseTheKindOfFailureIsTold() {
        assertThat(ServerStatus.parse("""
                        # pxname,svname,type,last_chk,status,check_status,check_desc,uweight
                        s,a,2,"refused, ""now""\",DOWN,L4CON,Layer4 connection problem,7
                        s,b,2,,DOWN,L7TOUT,Layer7 timeout,8
                        s,c,2,,UP,L7OK,Layer7 check passed,9
                        """))
                .extracting(server -> server.detail().checkText(), ServerStatus::weight)
                .containsExactly(tuple("refused, \"now\"", 7), tuple("Layer7 timeout", 8), tuple("", 9));
    }

    @Test
    void columnsAreFoundByTheirNamesAndMissingOnesAreEmpty() {
        assertThat(ServerStatus.parse("# svname,type,scur,new\na,2,7,x\nFRONTEND,0,9,x\nb,2\n"))
                .containsExactly(
                        new ServerStatus("", "a", "", "", 0, false, 7), new ServerStatus("", "b", "", "", 0, false, 0));
    }

    @Test
    void aCheckOnItsWayShowsWhatTheLastOneGave() {
        assertThat(ServerStatus.parse("# pxname,svname,status,type,check_status\ns,a,UP,2,* L7OK\n"))
                .isEqualTo(List.of(new ServerStatus("s", "a", "UP", "L7OK", 0, false, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Unknown command: 'show stat'\n", "pg-test-primary,up,0\n"})
    void whatIsNoTableIsTold(String answer) {
        assertThatThrownBy(() -> ServerStatus.parse(answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HAProxy's answer is no table of statistics");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # status            | check  | up    | passes | settled
            UP                  | L7OK   | true  | true   | true
            UP                  | L4OK   | true  | true   | true
            UP                  | INI    | true  | false  | false
            UP 1/3              | INI    | true  | false  | false
            UP 2/3              | L7STS  | true  | false  | false
            UP                  | L7STS  | true  | false  | false
            UP 2/3              | L7OK   | true  | true   | false
            DOWN                | L7STS  | false | false  | true
            DOWN                | L4TOUT | false | false  | true
            DOWN 1/2            | L7OK   | false | true   | false
            DOWN                | L7OK   | false | true   | false
            DRAIN               | L7OK   | false | true   | true
            DRAIN               | L7STS  | false | false  | true
            MAINT               | ''     | false | false  | true
            MAINT (via s/a)     | ''     | false | false  | true
            no check            | ''     | true  | false  | true
            """)
    void aServerIsSettledWhenNoCheckIsOnItsWayToChangeIt(
            String status, String check, boolean up, boolean passes, boolean settled) {
        ServerStatus server = new ServerStatus("pg-test-primary", "pg-test-1", status, check, 100, false, 0);

        assertThat(List.of(server.isUp(), server.passesCheck(), server.isSettled()))
                .isEqualTo(List.of(up, passes, settled));
    }
}
