package pgsvc.sandbox.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Shape;

class CommandAndFilesTest {
    private static final Layout LAYOUT = Layout.of(Shape.usual());

    @Test
    void etcdListensBeforeTheFirstNodeAndIsItsOwnCluster() {
        assertThat(EtcdCommand.of(Path.of("/usr/bin/etcd"), LAYOUT, Path.of("/tmp/box/etcd/data")))
                .containsExactly(
                        "/usr/bin/etcd",
                        "--name",
                        "sandbox",
                        "--data-dir",
                        "/tmp/box/etcd/data",
                        "--listen-client-urls",
                        "http://127.0.0.10:2379",
                        "--advertise-client-urls",
                        "http://127.0.0.10:2379",
                        "--listen-peer-urls",
                        "http://127.0.0.10:2380",
                        "--initial-advertise-peer-urls",
                        "http://127.0.0.10:2380",
                        "--initial-cluster",
                        "sandbox=http://127.0.0.10:2380");
    }

    @Test
    void pgbouncerPoolsTransactionsOfItsOwnNode() {
        assertThat(PgbouncerFiles.settings(LAYOUT.instances().get(1), "/tmp/box/127.0.0.12/users.txt"))
                .isEqualTo("""
                [databases]
                app = host=127.0.0.12 port=5432 dbname=app

                [pgbouncer]
                listen_addr = 127.0.0.12
                listen_port = 6432
                unix_socket_dir =
                auth_type = trust
                auth_file = /tmp/box/127.0.0.12/users.txt
                pool_mode = transaction
                max_client_conn = 1000
                ignore_startup_parameters = extra_float_digits
                """);
    }

    @Test
    void pgbouncerLetsOneUserInWithoutAPassword() {
        assertThat(PgbouncerFiles.users()).isEqualTo("\"app\" \"\"\n");
    }
}
