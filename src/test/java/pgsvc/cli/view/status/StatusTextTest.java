package pgsvc.cli.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.apply.running.OldWorker;

class StatusTextTest {
    @Test
    void whereNothingIsWrongOneColumnTellsOfAllLoadBalancersAndStandbysAreNoAlarm() throws Exception {
        Scene scene = new Scene();

        assertThat(scene.status().isWell()).isTrue();
        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT ALL 3
                primary  5433  /primary    1
                replica  5434  /read-only  2 3
                default  5436  /primary    1
                offline  5438  /replica    3

                All is as it was meant.
                """);
    }

    @Test
    void aStandbyWhoseStateWasCarriedOverAReloadAndIsNotCheckedYetIsNoAlarm() throws Exception {
        Scene scene = new Scene().at("10.10.10.11", Scene.HEALTHY.replace("L7STS,503,Service Unavailable", "L7STS,0,"));

        assertThat(scene.text()).isEqualTo(new Scene().text()).endsWith("\nAll is as it was meant.\n");
    }

    @Test
    void aDrainedInstanceAndAWeightAtOneLoadBalancerEachAreToldOnce() throws Exception {
        Scene scene = new Scene()
                .at(
                        "10.10.10.11",
                        Scene.HEALTHY
                                .replace("replica,2,UP", "replica,2,DRAIN")
                                .replace("offline,2,UP", "offline,2,DRAIN"))
                .at("10.10.10.12", Scene.HEALTHY.replace("replica,3,UP,100", "replica,3,UP,10"));

        assertThat(scene.status().isWell()).isTrue();
        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT 10.10.10.11  AT 10.10.10.12, 10.10.10.13
                primary  5433  /primary    1               1
                replica  5434  /read-only  3               2 3
                default  5436  /primary    1               1
                offline  5438  /replica    3               3

                Differences between load balancers:
                  pg-test-replica is served by pg-test-3 at 10.10.10.11; by pg-test-2 and pg-test-3 at 10.10.10.12 and 10.10.10.13.
                Out of service:
                  pg-test-2 is drained by hand (its end: pgsvc ready pg-test-2); for replica, offline at 10.10.10.11.
                Not as it was meant:
                  10.10.10.12: pg-test-replica/pg-test-3 runs with weight 10 instead of weight 100
                """);
    }

    @Test
    void whatIsNotReachedIsNamedAndTheRestIsTold() throws Exception {
        String without2 = Scene.HEALTHY
                .replace(
                        "primary,2,DOWN,100,0,0,300,L7STS,503,Service Unavailable",
                        "primary,2,DOWN,100,0,0,9,L4CON,,Connection refused")
                .replace("replica,2,UP,100,0,2,300,L7OK,200,", "replica,2,DOWN,100,0,0,9,L4CON,,Connection refused");
        Scene scene = new Scene()
                .silent("pg-test-2")
                .at("10.10.10.11", without2)
                .away("10.10.10.12")
                .stopped("10.10.10.13");

        assertThat(scene.status().isWell()).isFalse();
        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-1 leads, 2 of 3 members answer. Below, 1 is pg-test-1, and so on.
                The Patroni of pg-test-2 at http://10.10.10.12:8008 refuses the connection; what is told of it is what the others know.

                SERVICE  PORT  CHECK       AT 10.10.10.11  AT 10.10.10.13
                primary  5433  /primary    1               no HAProxy
                replica  5434  /read-only  3               no HAProxy
                default  5436  /primary    1               no HAProxy
                offline  5438  /replica    3               no HAProxy

                Load balancers that do not answer:
                  10.10.10.12: ssh does not get through: No route to host. See whether it is up.
                  10.10.10.13: no HAProxy runs there that loads /etc/haproxy/conf.d and takes an administrator's commands. Start it, or see its stats socket.
                Out of service:
                  pg-test-2 is down: its Patroni refuses the connection; for primary, replica at 10.10.10.11.
                """);
    }

    @Test
    void aServiceWithoutAServerIsAnAlarmAndABackupThatStandsInIsMarked() throws Exception {
        String oneLeft = Scene.HEALTHY.replaceAll(
                "(replica|offline),([23]),UP,100,(.),.,300,L7OK,200,", "$1,$2,DOWN,100,$3,0,20,L7TOUT,,");
        Scene scene = new Scene()
                .at("10.10.10.11", oneLeft)
                .at("10.10.10.12", oneLeft)
                .at("10.10.10.13", oneLeft);

        assertThat(scene.status().isWell()).isFalse();
        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT ALL 3
                primary  5433  /primary    1
                replica  5434  /read-only  1*
                default  5436  /primary    1
                offline  5438  /replica    none

                * as a backup, since no other server is up

                Services without a server:
                  pg-test-offline at all 3: clients on port 5438 are accepted and dropped at once.
                Out of service:
                  pg-test-2 is down: its Patroni does not answer in time; for replica, offline at all 3.
                  pg-test-3 is down: its Patroni does not answer in time; for replica, offline at all 3.
                """);
    }

    @Test
    void afterAFailoverWhoIsDownThoughItShouldPassIsTold() throws Exception {
        Scene scene = new Scene().led("pg-test-2");

        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-2 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT ALL 3
                primary  5433  /primary    1
                replica  5434  /read-only  2 3
                default  5436  /primary    1
                offline  5438  /replica    3

                Out of service:
                  pg-test-2 is down: its check is answered 503; for primary, default at all 3.
                """);
    }

    @Test
    void filesThatDifferOldWorkersAndABaseThatForgetsStatesAreTold() throws Exception {
        Scene scene = new Scene()
                .at(
                        "10.10.10.11",
                        Scene.HEALTHY,
                        file -> file.replace("bind *:5436", "bind *:5446"),
                        List.of(new OldWorker(4711, 2, 0)))
                .withPlainBase("10.10.10.12")
                .at("10.10.10.13", Scene.HEALTHY.replaceAll("offline,.*\n", ""));

        assertThat(scene.text()).isEqualTo("""
                pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT 10.10.10.11, 10.10.10.12  AT 10.10.10.13
                primary  5433  /primary    1                            1
                replica  5434  /read-only  2 3                          2 3
                default  5436  /primary    1                            1
                offline  5438  /replica    3                            not loaded

                Services that do not run:
                  pg-test-offline at 10.10.10.13: HAProxy runs without it (pgsvc plan says why).
                Not as it was meant:
                  10.10.10.11: 1 file is not as the inventory says (pgsvc plan shows it): pg-test-default.cfg
                  10.10.10.13: 1 file is not as the inventory says (pgsvc plan shows it): pg-test-offline.cfg
                Notes:
                  10.10.10.11: the old worker 4711 keeps 2 sessions and checks nothing any more
                  10.10.10.11: pg-test-default.cfg was changed by hand since pgsvc wrote it; the diff shows what goes.
                  10.10.10.12: The base configuration does not carry health states over a reload: for up to a second after one, every server counts as up, and writes may reach replicas. --base adds the lines that it needs.
                """);
    }
}
