package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// `pgsvc dsn` from an inventory's text to exit code, data and talk.
class DsnCommandTest {
    private static final String PLAIN = inventory("");
    private static final String VIP = inventory(", pg_vip_enabled: true, pg_vip_address: 10.10.10.2/24");

    @Test
    void withoutAVirtualAddressClientsTryAllLoadBalancers() {
        assertThat(run(PLAIN, "pg-test-default", "-o", "url"))
                .isEqualTo(new Cli(
                        0,
                        "postgresql://10.10.10.11:5436,10.10.10.12:5436/postgres"
                                + "?connect_timeout=3&target_session_attrs=read-write\n",
                        ""));
    }

    /// PgBouncer says of a new leader what it was before.
    @Test
    void behindPgbouncerNobodyIsHeldToAPrimary() {
        assertThat(run(PLAIN, "pg-test-primary", "-o", "url").out())
                .isEqualTo("postgresql://10.10.10.11:5433,10.10.10.12:5433/postgres?connect_timeout=3\n");
    }

    /// It may be served by a primary that waits as a backup.
    @Test
    void whoAsksForAReplicaIsNotHeldToOne() {
        assertThat(run(PLAIN, "pg-test-replica", "-o", "jdbc").out())
                .isEqualTo("jdbc:postgresql://10.10.10.11:5434,10.10.10.12:5434/postgres?connectTimeout=3\n");
    }

    @Test
    void aStandbyClustersLeaderTakesNoWrites() {
        String standby = PLAIN.replace("pg_role: primary", "pg_role: primary, pg_upstream: 10.9.9.9");

        assertThat(run(standby, "pg-test-default", "-o", "keywords").out()).doesNotContain("read-write");
    }

    @Test
    void theVirtualAddressIsTakenWhereThereIsOne() {
        assertThat(run(VIP, "pg-test-primary", "-o", "url").out()).isEqualTo("postgresql://10.10.10.2:5433/postgres\n");
        assertThat(run(VIP, "pg-test-primary", "--host", "any", "-o", "url").out())
                .isEqualTo("postgresql://10.10.10.11:5433/postgres\n");
    }

    @Test
    void aVirtualAddressThatIsNotThereIsToldOf() {
        assertThat(run(PLAIN, "pg-test-primary", "--host", "vip"))
                .isEqualTo(new Cli(
                        1,
                        "",
                        "pgsvc: pg-test has no virtual address (pg_vip_enabled, pg_vip_address). Take --host all.\n"));
    }

    @Test
    void theClustersNameHasItsSuffix() {
        String named = inventory(", pg_dns_suffix: .example.com");

        assertThat(run(named, "pg-test-primary", "--host", "dns", "--db", "app", "-o", "url")
                        .out())
                .isEqualTo("postgresql://pg-test.example.com:5433/app\n");
        assertThat(run(inventory(", pg_dns_target: none"), "pg-test-primary", "--host", "dns")
                        .err())
                .isEqualTo("pgsvc: pg-test has no name in the DNS (pg_dns_target: none). Take --host all.\n");
    }

    @Test
    void behindAProviderNeitherNameNorVirtualAddressServes() {
        String delegated = VIP.replace("pg_vip_enabled", "pg_service_provider: proxy, pg_vip_enabled")
                + "    proxy:\n      hosts: { 10.10.10.9: {} }\n";

        assertThat(run(delegated, "pg-test-primary", "-o", "url").out())
                .isEqualTo("postgresql://10.10.10.9:5433/postgres\n");
        assertThat(run(delegated, "pg-test-primary", "--host", "vip").err())
                .isEqualTo(
                        "pgsvc: the virtual address of pg-test leads to its members, but pg-test-primary is served by "
                                + "10.10.10.9. Take --host all.\n");
    }

    @Test
    void aServiceThatListensElsewhereIsNotReachedByTheVirtualAddress() {
        String bound = VIP.replace(
                "pg_vip_enabled",
                "pg_services: [{ name: inner, port: 5439, ip: 10.10.10.12, selector: '[]' }], pg_vip_enabled");

        assertThat(run(bound, "pg-test-inner", "-o", "url").out())
                .isEqualTo("postgresql://10.10.10.12:5439/postgres\n");
        assertThat(run(bound, "pg-test-inner", "--host", "vip").err())
                .isEqualTo(
                        "pgsvc: pg-test-inner listens on 10.10.10.12 alone, which the virtual address of pg-test does "
                                + "not lead to. Take --host all.\n");
    }

    @Test
    void theServiceFileHasThemAll() {
        assertThat(run(PLAIN, "--pg-service-file").out())
                .startsWith("[pg-test-primary]\nhost=10.10.10.11,10.10.10.12\nport=5433\ndbname=postgres\n")
                .contains("\n\n[pg-test-replica]\n", "\n\n[pg-test-default]\n", "\n\n[pg-test-offline]\n");
    }

    @Test
    void aServiceOrAllOfThemMustBeMeant() {
        assertThat(run(PLAIN).exit()).isEqualTo(64);
        assertThat(run(PLAIN, "pg-test-primary", "--pg-service-file").exit()).isEqualTo(64);
        assertThat(run(PLAIN, "pg-test-primry").err()).contains("Did you mean \"pg-test-primary\"?");
    }

    private static Cli run(String inventory, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "dsn";
        all[1] = "-i";
        all[2] = "-";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Cli.run(inventory, Map.of(), all);
    }

    private static String inventory(String more) {
        return """
                all:
                  children:
                    pg-test:
                      hosts:
                        10.10.10.11: { pg_seq: 1, pg_role: primary }
                        10.10.10.12: { pg_seq: 2, pg_role: replica, pg_offline_query: true }
                      vars: { pg_cluster: pg-test%s }
                """.formatted(more);
    }
}
