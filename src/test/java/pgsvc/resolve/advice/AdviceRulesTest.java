package pgsvc.resolve.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.whatif.Simulated;

class AdviceRulesTest {
    private static final String CLUSTERS = """
            all:
              children:
                pg-a:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                    10.10.10.13: { pg_seq: 3, pg_role: replica }
                  vars: { pg_cluster: pg-a }
                pg-b:
                  hosts: { 10.10.10.21: { pg_seq: 1, pg_role: primary } }
                  vars: { pg_cluster: pg-b }
              vars:
                pg_default_services:
                  - { name: one, port: 5433, check: /CHECK, selector: "[]", options: "inter 2s OPTIONS" }
            """;

    @Test
    void slowstartWhereTheLeaderAloneServesIsToldOnceForAllClusters() throws Exception {
        assertThat(advice("primary", "slowstart 30s maxconn 3000")).containsExactly("""
                -:14:76: Only the leader serves pg-a-one, and `slowstart 30s` lets that one take a connection or two at first and `maxconn 3000` of them only after 30s: clients that come after a failover wait, and no other server serves them meanwhile.
                Give the service options of its own: options: "inter 2s maxconn 3000".""");
    }

    @Test
    void slowstartWhereOneServerIsAllThereIsIsTold() throws Exception {
        assertThat(advice("read-only", "slowstart 5s maxconn 10 weight 1")).containsExactly("""
                -:14:78: Only one server, pg-b-1, serves pg-b-one at a time, and `slowstart 5s` lets that one take a connection or two at first and `maxconn 10` of them only after 5s: clients that come after a failover wait, and no other server serves them meanwhile.
                Give the service options of its own: options: "inter 2s maxconn 10 weight 1".""");
    }

    @Test
    void withoutALimitThatGrowsThereIsNothingToSay() throws Exception {
        assertThat(advice("primary", "slowstart 30s")).isEmpty();
        assertThat(advice("primary", "slowstart 0 maxconn 3000")).isEmpty();
        assertThat(advice("primary", "maxconn 3000")).isEmpty();
    }

    private static List<String> advice(String check, String options) throws Exception {
        Diagnostics found = new Diagnostics();
        new AdviceRules(found)
                .check(Simulated.resolution(CLUSTERS.replace("CHECK", check).replace("OPTIONS", options)));
        return found.sorted().stream()
                .map(d -> d.where() + ": " + d.detail() + "\n" + d.mend())
                .toList();
    }
}
