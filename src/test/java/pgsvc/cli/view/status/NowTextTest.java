package pgsvc.cli.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.selection.Explainer;
import pgsvc.status.ServiceNow;
import pgsvc.topology.Answer;
import pgsvc.topology.Silence;

class NowTextTest {
    @Test
    void onPrimaryTheLeaderGetsTrafficAndTheOthersStandBy() throws Exception {
        assertThat(explained(new Scene(), "primary", Map.of())).isEqualTo("""
                pg-test-1 (primary, 10.10.10.11)
                  Patroni now  answers 200 to /primary
                  at 10.10.10.11  UP for 5 min, weight 100, 4 sessions, last check L7OK 200
                  at 10.10.10.12  UP for 5 min, weight 100, 4 sessions, last check L7OK 200
                  at 10.10.10.13  UP for 5 min, weight 100, 4 sessions, last check L7OK 200
                  now          Gets traffic at all 3.

                pg-test-2 (replica, 10.10.10.12)
                  Patroni now  answers 503 to /primary
                  at 10.10.10.11  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  at 10.10.10.12  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  at 10.10.10.13  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  now          Gets no traffic: at all 3 it stands by: its check is answered 503, since it is not the leader.

                pg-test-3 (replica, 10.10.10.13)
                  Patroni now  answers 503 to /primary
                  at 10.10.10.11  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  at 10.10.10.12  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  at 10.10.10.13  DOWN for 5 min, weight 100, 0 sessions, last check L7STS 503 (Service Unavailable)
                  now          Gets no traffic: at all 3 it stands by: its check is answered 503, since it is not the leader.
                """);
    }

    @Test
    void eachRuleThatKeepsAMemberOutIsNamedWithItsLoadBalancers() throws Exception {
        Scene scene = new Scene()
                .at(
                        "10.10.10.11",
                        Scene.HEALTHY
                                .replace("replica,2,UP", "replica,2,DRAIN")
                                .replace("replica,3,UP,100", "replica,3,UP,0"))
                .at("10.10.10.12", Scene.HEALTHY.replaceAll("replica,2,UP(.*)L7OK,200,", "replica,2,MAINT$1,,"))
                .away("10.10.10.13");

        assertThat(explained(scene, "replica", Map.of())).isEqualTo("""
                pg-test-1 (primary, 10.10.10.11)
                  Patroni now  answers 200 to /read-only
                  at 10.10.10.11  UP for 5 min, weight 100, 0 sessions, last check L7OK 200
                  at 10.10.10.12  UP for 5 min, weight 100, 0 sessions, last check L7OK 200
                  at 10.10.10.13  not reached
                  now          Gets traffic as a backup, since no other server is up, at 10.10.10.11; at 10.10.10.12 it waits as a backup, since pg-test-3 is up; at 10.10.10.13 nobody answers.

                pg-test-2 (replica, 10.10.10.12)
                  Patroni now  answers 200 to /read-only
                  at 10.10.10.11  DRAIN for 5 min, weight 100, 2 sessions, last check L7OK 200
                  at 10.10.10.12  MAINT for 5 min, weight 100, 2 sessions, last check none
                  at 10.10.10.13  not reached
                  now          Is not known to get traffic: at 10.10.10.11 it is drained by hand (its end: pgsvc ready pg-test-2); at 10.10.10.12 it is in maintenance, set by hand (its end: pgsvc ready pg-test-2); at 10.10.10.13 nobody answers.

                pg-test-3 (replica, 10.10.10.13)
                  Patroni now  answers 200 to /read-only
                  at 10.10.10.11  UP for 5 min, weight 0, 1 session, last check L7OK 200
                  at 10.10.10.12  UP for 5 min, weight 100, 1 session, last check L7OK 200
                  at 10.10.10.13  not reached
                  now          Gets traffic at 10.10.10.12; at 10.10.10.11 it has the weight 0; at 10.10.10.13 nobody answers.
                """);
    }

    @Test
    void wherePatroniAndALoadBalancerDisagreeBothAreTold() throws Exception {
        Scene scene = new Scene()
                .at(
                        "10.10.10.11",
                        Scene.HEALTHY.replace(
                                "replica,2,UP,100,0,2,300,L7OK,200,", "replica,2,DOWN,100,0,0,40,L4TOUT,,"));

        assertThat(explained(
                        scene,
                        "replica",
                        Map.of(
                                "pg-test-1",
                                new Answer.None<>(new Silence(Silence.Kind.TIMED_OUT, "does not answer within 3 s")),
                                "pg-test-3",
                                new Answer.Given<>(503))))
                .isEqualTo("""
                pg-test-1 (primary, 10.10.10.11)
                  Patroni now  does not answer within 3 s
                  at 10.10.10.11  UP for 5 min, weight 100, 0 sessions, last check L7OK 200
                  at 10.10.10.12  UP for 5 min, weight 100, 0 sessions, last check L7OK 200
                  at 10.10.10.13  UP for 5 min, weight 100, 0 sessions, last check L7OK 200
                  now          Gets no traffic: at 10.10.10.11 it waits as a backup, since pg-test-3 is up; at 10.10.10.12 and 10.10.10.13 it waits as a backup, since pg-test-2 and pg-test-3 are up.
                  disagree     Patroni does not answer from here, and what checks it at all 3 pass: it went away a moment ago, or only the way from here is broken.

                pg-test-2 (replica, 10.10.10.12)
                  Patroni now  answers 200 to /read-only
                  at 10.10.10.11  DOWN for 40 s, weight 100, 0 sessions, last check L4TOUT
                  at 10.10.10.12  UP for 5 min, weight 100, 2 sessions, last check L7OK 200
                  at 10.10.10.13  UP for 5 min, weight 100, 2 sessions, last check L7OK 200
                  now          Gets traffic at 10.10.10.12 and 10.10.10.13; at 10.10.10.11 it is down: its Patroni is not reached in time.
                  disagree     Patroni answers 200, and 10.10.10.11 holds it for down. A server comes up after `rise` checks in a row; if it stays so, the load balancer does not get through to that Patroni: a firewall, TLS, another address.

                pg-test-3 (replica, 10.10.10.13)
                  Patroni now  answers 503 to /read-only
                  at 10.10.10.11  UP for 5 min, weight 100, 1 session, last check L7OK 200
                  at 10.10.10.12  UP for 5 min, weight 100, 1 session, last check L7OK 200
                  at 10.10.10.13  UP for 5 min, weight 100, 1 session, last check L7OK 200
                  now          Gets traffic at all 3.
                  disagree     Patroni does not answer 200, and all 3 hold it for up. A server goes down after `fall` checks in a row; if it stays so, see whether the load balancer checks this path there (pgsvc plan).
                """);
    }

    /// What stands below each member's declared part.
    private static String explained(Scene scene, String service, Map<String, Answer<Integer>> answers)
            throws Exception {
        Cluster cluster = scene.resolution.inventory().clusters().getFirst();
        Explanation declared = Explainer.explain(
                Catalog.of(scene.resolution)
                        .variants("pg-test-" + service)
                        .getFirst()
                        .service(),
                cluster);
        Map<String, Answer<Integer>> all = new HashMap<>();
        cluster.instances()
                .forEach(instance -> all.put(
                        instance.name(),
                        new Answer.Given<>(
                                service.equals("primary") && !instance.seq().equals("1") ? 503 : 200)));
        all.putAll(answers);
        ServiceNow now = ServiceNow.of(declared, scene.status().clusters().getFirst(), all);
        String text = Scene.printed(now, (out, n) -> new NowText(out).print(n));
        return text.substring(text.indexOf("\n\n") + 2, text.indexOf("\nAdvice:"))
                .replaceAll("(?m)^  (selector|backup|traffic to|checked at|verdict) .*\n", "");
    }
}
