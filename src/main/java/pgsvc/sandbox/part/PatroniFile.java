package pgsvc.sandbox.part;

import java.nio.file.Path;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Secrets;

/// Patroni's configuration of one instance (Patroni's documentation, "YAML Configuration Settings"): the times of the
/// recovery plan `norm`, little memory, no unix socket, since all instances share one machine, and dynamic shared
/// memory in the data folder, so that what a crash leaves goes with it.
public final class PatroniFile {
    private final SandboxFolder folder;
    private final Layout layout;
    private final Secrets secrets;
    private final Path postgres;

    /// @param postgres the folder with PostgreSQL's programs
    public PatroniFile(SandboxFolder folder, Layout layout, Secrets secrets, Path postgres) {
        this.folder = folder;
        this.layout = layout;
        this.secrets = secrets;
        this.postgres = postgres;
    }

    /// The whole text.
    public String text(Node.Instance instance) {
        return identity(instance) + restApi(instance) + bootstrap() + postgresql(instance);
    }

    private String identity(Node.Instance instance) {
        return """
                scope: %s
                name: %s
                etcd3: { hosts: "%s:%d" }
                """.formatted(instance.cluster(), instance.name(), layout.etcdAddress(), Layout.ETCD_PORT);
    }

    private String restApi(Node.Instance instance) {
        String plain = """
                restapi:
                  listen: "%1$s:8008"
                  connect_address: "%1$s:8008"
                  authentication: { username: patroni, password: "%2$s" }
                """.formatted(instance.address(), secrets.rest());
        if (!layout.shape().tls()) {
            return plain;
        }
        return plain + """
                  certfile: %1$s
                  keyfile: %2$s
                ctl:
                  cacert: %3$s
                """.formatted(Authority.certificate(folder), Authority.key(folder), Authority.authority(folder));
    }

    private String bootstrap() {
        return """
                bootstrap:
                  dcs:
                    ttl: 30
                    loop_wait: 5
                    retry_timeout: 10
                    primary_start_timeout: 25
                    maximum_lag_on_failover: 1048576
                    synchronous_mode: %s
                    postgresql:
                      use_pg_rewind: true
                      parameters: { max_connections: 200, max_wal_senders: 10, wal_keep_size: 64MB }
                  initdb: [ encoding: UTF8, locale: C.UTF-8, data-checksums, no-sync ]
                """.formatted(layout.shape().sync());
    }

    private String postgresql(Node.Instance instance) {
        Path node = folder.node(instance);
        return """
                postgresql:
                  listen: "%1$s:5432"
                  connect_address: "%1$s:5432"
                  data_dir: %2$s
                  bin_dir: %3$s
                  pgpass: %4$s/pgpass
                  basebackup: [ checkpoint: fast, no-sync ]
                  authentication:
                    superuser: { username: postgres, password: "%5$s" }
                    replication: { username: replicator, password: "%6$s" }
                    rewind: { username: rewind, password: "%6$s" }
                  parameters:
                    unix_socket_directories: ""
                    dynamic_shared_memory_type: mmap
                    shared_buffers: 32MB
                    min_wal_size: 32MB
                    max_wal_size: 256MB
                    logging_collector: "on"
                    log_directory: %4$s
                    log_filename: postgres.log
                    log_truncate_on_rotation: "off"
                  pg_hba:
                    - host all %7$s 127.0.0.0/8 trust
                    - host all all 127.0.0.0/8 scram-sha-256
                    - host replication replicator 127.0.0.0/8 scram-sha-256
                """.formatted(
                        instance.address(),
                        folder.data(instance),
                        postgres,
                        node,
                        secrets.superuser(),
                        secrets.replication(),
                        Database.USER);
    }
}
