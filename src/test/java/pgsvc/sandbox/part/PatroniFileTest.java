package pgsvc.sandbox.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Secrets;
import pgsvc.sandbox.layout.Shape;

class PatroniFileTest {
    private static final Secrets SECRETS = new Secrets("5uper", "r3plica", "r3st");

    @Test
    void aReplicaIsToldWhereItIsAndHowTheClusterIs() {
        assertThat(text(Shape.usual(), SECRETS)).isEqualTo("""
                scope: pg-test
                name: pg-test-2
                etcd3: { hosts: "127.0.0.10:2379" }
                restapi:
                  listen: "127.0.0.12:8008"
                  connect_address: "127.0.0.12:8008"
                  authentication: { username: patroni, password: "r3st" }
                bootstrap:
                  dcs:
                    ttl: 30
                    loop_wait: 5
                    retry_timeout: 10
                    primary_start_timeout: 25
                    maximum_lag_on_failover: 1048576
                    synchronous_mode: false
                    postgresql:
                      use_pg_rewind: true
                      parameters: { max_connections: 200, max_wal_senders: 10, wal_keep_size: 64MB }
                  initdb: [ encoding: UTF8, locale: C.UTF-8, data-checksums, no-sync ]
                postgresql:
                  listen: "127.0.0.12:5432"
                  connect_address: "127.0.0.12:5432"
                  data_dir: /tmp/box/127.0.0.12/data
                  bin_dir: /usr/lib/postgresql/15/bin
                  pgpass: /tmp/box/127.0.0.12/pgpass
                  basebackup: [ checkpoint: fast, no-sync ]
                  authentication:
                    superuser: { username: postgres, password: "5uper" }
                    replication: { username: replicator, password: "r3plica" }
                    rewind: { username: rewind, password: "r3plica" }
                  parameters:
                    unix_socket_directories: ""
                    dynamic_shared_memory_type: mmap
                    shared_buffers: 32MB
                    min_wal_size: 32MB
                    max_wal_size: 256MB
                    logging_collector: "on"
                    log_directory: /tmp/box/127.0.0.12
                    log_filename: postgres.log
                    log_truncate_on_rotation: "off"
                  pg_hba:
                    - host all app 127.0.0.0/8 trust
                    - host all all 127.0.0.0/8 scram-sha-256
                    - host replication replicator 127.0.0.0/8 scram-sha-256
                """);
    }

    @Test
    void withTlsItIsToldItsCertificateAndWhomToTrust() {
        assertThat(text(new Shape(1, 3, 0, false, true, true, "127.0.0.11"), SECRETS))
                .isEqualTo("""
                scope: pg-test
                name: pg-test-2
                etcd3: { hosts: "127.0.0.10:2379" }
                restapi:
                  listen: "127.0.0.12:8008"
                  connect_address: "127.0.0.12:8008"
                  authentication: { username: patroni, password: "r3st" }
                  certfile: /tmp/box/tls/patroni.crt
                  keyfile: /tmp/box/tls/patroni.key
                ctl:
                  cacert: /tmp/box/tls/ca.crt
                bootstrap:
                  dcs:
                    ttl: 30
                    loop_wait: 5
                    retry_timeout: 10
                    primary_start_timeout: 25
                    maximum_lag_on_failover: 1048576
                    synchronous_mode: true
                    postgresql:
                      use_pg_rewind: true
                      parameters: { max_connections: 200, max_wal_senders: 10, wal_keep_size: 64MB }
                  initdb: [ encoding: UTF8, locale: C.UTF-8, data-checksums, no-sync ]
                postgresql:
                  listen: "127.0.0.12:5432"
                  connect_address: "127.0.0.12:5432"
                  data_dir: /tmp/box/127.0.0.12/data
                  bin_dir: /usr/lib/postgresql/15/bin
                  pgpass: /tmp/box/127.0.0.12/pgpass
                  basebackup: [ checkpoint: fast, no-sync ]
                  authentication:
                    superuser: { username: postgres, password: "5uper" }
                    replication: { username: replicator, password: "r3plica" }
                    rewind: { username: rewind, password: "r3plica" }
                  parameters:
                    unix_socket_directories: ""
                    dynamic_shared_memory_type: mmap
                    shared_buffers: 32MB
                    min_wal_size: 32MB
                    max_wal_size: 256MB
                    logging_collector: "on"
                    log_directory: /tmp/box/127.0.0.12
                    log_filename: postgres.log
                    log_truncate_on_rotation: "off"
                  pg_hba:
                    - host all app 127.0.0.0/8 trust
                    - host all all 127.0.0.0/8 scram-sha-256
                    - host replication replicator 127.0.0.0/8 scram-sha-256
                """);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsYamlThatSaysWhatIsMeant(boolean tls) {
        Map<String, Object> read = yaml(text(new Shape(1, 3, 0, false, false, tls, "127.0.0.11"), SECRETS));

        assertThat(read).containsEntry("scope", "pg-test").containsEntry("name", "pg-test-2");
        assertThat(read.get("postgresql"))
                .extracting("listen", "data_dir", "parameters.unix_socket_directories", "parameters.logging_collector")
                .containsExactly("127.0.0.12:5432", "/tmp/box/127.0.0.12/data", "", "on");
        assertThat(read.get("bootstrap"))
                .extracting("dcs.synchronous_mode", "initdb")
                .containsExactly(
                        false,
                        List.of(Map.of("encoding", "UTF8"), Map.of("locale", "C.UTF-8"), "data-checksums", "no-sync"));
    }

    /// Random hexadecimal digits may all be decimal ones.
    @Test
    void aPasswordOfDigitsIsNoNumber() {
        Map<String, Object> read = yaml(text(Shape.usual(), new Secrets("0123", "4567", "8901")));

        assertThat(read.get("restapi")).extracting("authentication.password").isEqualTo("8901");
        assertThat(read.get("postgresql"))
                .extracting(
                        "authentication.superuser.password",
                        "authentication.replication.password",
                        "authentication.rewind.password")
                .containsExactly("0123", "4567", "4567");
    }

    private static String text(Shape shape, Secrets secrets) {
        Layout layout = Layout.of(shape);
        return new PatroniFile(
                        new SandboxFolder(Path.of("/tmp/box")), layout, secrets, Path.of("/usr/lib/postgresql/15/bin"))
                .text(layout.instances().get(1));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
