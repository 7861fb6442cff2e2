package pgsvc.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DsnTest {
    private static final Host ONE = new Host("10.0.0.1", 5433);
    private static final Host TWO = new Host("10.0.0.2", 5433);

    @Test
    void oneHostNeedsNoOptions() {
        Dsn dsn = new Dsn("pg-a-primary", List.of(ONE), "app", Optional.of("dba"), true);

        assertThat(dsn.url()).isEqualTo("postgresql://dba@10.0.0.1:5433/app");
        assertThat(dsn.keywords()).isEqualTo("host=10.0.0.1 port=5433 dbname=app user=dba");
        assertThat(dsn.jdbc()).isEqualTo("jdbc:postgresql://10.0.0.1:5433/app?user=dba");
    }

    @Test
    void ofSeveralHostsOneThatIsGoneIsPassedOver() {
        Dsn dsn = new Dsn("pg-a-primary", List.of(ONE, TWO), "app", Optional.empty(), true);

        assertThat(dsn.url())
                .isEqualTo(
                        "postgresql://10.0.0.1:5433,10.0.0.2:5433/app?connect_timeout=3&target_session_attrs=read-write");
        assertThat(dsn.keywords())
                .isEqualTo(
                        "host=10.0.0.1,10.0.0.2 port=5433 dbname=app connect_timeout=3 target_session_attrs=read-write");
        assertThat(dsn.jdbc())
                .isEqualTo(
                        "jdbc:postgresql://10.0.0.1:5433,10.0.0.2:5433/app?connectTimeout=3&targetServerType=primary");
        assertThat(dsn.section()).isEqualTo("""
                [pg-a-primary]
                host=10.0.0.1,10.0.0.2
                port=5433
                dbname=app
                connect_timeout=3
                target_session_attrs=read-write
                """);
    }

    @Test
    void namesThatAreNotPlainAreQuoted() {
        Dsn dsn = new Dsn("pg-a-primary", List.of(new Host("fd00::1", 5433)), "it's a db", Optional.of("a@b"), false);

        assertThat(dsn.url()).isEqualTo("postgresql://a%40b@[fd00::1]:5433/it%27s%20a%20db");
        assertThat(dsn.keywords()).isEqualTo("host=fd00::1 port=5433 dbname='it\\'s a db' user=a@b");
        assertThat(dsn.jdbc()).isEqualTo("jdbc:postgresql://[fd00::1]:5433/it%27s%20a%20db?user=a%40b");
    }

    @Test
    void portsThatDifferAreSaidOfEachHost() {
        Dsn dsn = new Dsn("pg-a-x", List.of(ONE, new Host("10.0.0.2", 5444)), "app", Optional.empty(), false);

        assertThat(dsn.keywords()).startsWith("host=10.0.0.1,10.0.0.2 port=5433,5444 ");
    }
}
