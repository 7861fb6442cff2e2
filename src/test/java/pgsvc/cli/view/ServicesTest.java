package pgsvc.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.selection.Explainer;

class ServicesTest {
    private final Catalog catalog = Catalog.of(Sample.RESOLUTION);

    @Test
    void theListHasALineAService() {
        assertThat(Sample.printed(out -> new ServicesText(out).list(Sample.RESOLUTION, catalog)))
                .isEqualTo("""
                SERVICE          PORT  CHECK       SERVERS  BACKUPS  SERVED BY
                pg-test-replica  5434  /read-only  1        2        10.0.0.1, 10.0.0.2, 10.0.0.3
                """);
    }

    @Test
    void aServiceIsShownWithItsServersAndItsSection() {
        String shown = Sample.printed(out -> new ServicesText(out).show(catalog.variants(Sample.SERVICE.fullName())));

        assertThat(shown).startsWith("""
                pg-test-replica
                  declared   pigsty.yml:7:9
                  endpoint   *:5434 on 10.0.0.1, 10.0.0.2, 10.0.0.3
                  selector   []
                  backup     [? pg_role == `primary` || pg_role == `offline` ]
                  check      /read-only
                  servers    pg-test-1 10.0.0.1:6432 weight 100 backup
                             pg-test-2 10.0.0.2:6432 weight 100
                             pg-test-3 10.0.0.3:6432 weight 100 backup

                  # managed by pgsvc: cluster=pg-test service=replica sha256=""");
        assertThat(shown).contains("\n  listen pg-test-replica\n");
    }

    @Test
    void eachMemberIsExplained() {
        assertThat(Sample.printed(
                        out -> new ExplanationText(out).print(Explainer.explain(Sample.SERVICE, Sample.CLUSTER))))
                .isEqualTo("""
                pg-test-replica on port 5434, declared at pigsty.yml:7:9
                  selector     []
                  backup       [? pg_role == `primary` || pg_role == `offline` ]
                  destination  pgbouncer, by pg_default_service_dest, since the service has no dest of its own
                  check        OPTIONS /read-only on Patroni's REST API must answer 200: the primary, or a running replica without the tag noloadbalance

                pg-test-1 (primary, 10.0.0.1)
                  selector     yields it
                  backup       yields it
                  traffic to   10.0.0.1:6432, weight 100
                  checked at   10.0.0.1:8008
                  verdict      Traffic only while every server that is no backup is down, and while its check answers 200.

                pg-test-2 (replica, 10.0.0.2)
                  selector     yields it
                  backup       does not yield it
                  traffic to   10.0.0.2:6432, weight 100
                  checked at   10.0.0.2:8008
                  verdict      Traffic while its check answers 200.

                pg-test-3 (offline, 10.0.0.3)
                  selector     yields it
                  backup       yields it
                  traffic to   10.0.0.3:6432, weight 100
                  checked at   10.0.0.3:8008
                  verdict      Traffic only while every server that is no backup is down, and while its check answers 200.

                Advice:
                  pg-test-replica leads to PgBouncer, which refuses clients for server_login_retry, 15 s by default, after PostgreSQL refused it a login; HAProxy's check asks Patroni and sees nothing of that.
                    Mend: See `show config` on PgBouncer's admin console (psql -p 6432 -U … pgbouncer), and set server_login_retry = 1 in pgbouncer.ini.
                """);
    }
}
