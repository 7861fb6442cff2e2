package pgsvc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.model.BaseSettings;
import pgsvc.run.workload.Placement;

class RuntimeBaseTest {
    private static final RunFolder FOLDER = new RunFolder(Path.of("/run/user/7/pgsvc"));

    @Test
    void itNeedsNoRootAndKeepsItsSocketsInItsFolder() {
        BaseSettings settings = Settings.withPassword("it's \"odd\" $HOME \\");

        assertThat(RuntimeBase.text(settings, Placement.whole(), FOLDER, 9000)).isEqualTo("""
                global
                    node pg-test-1
                    maxconn 9000
                    pidfile /run/user/7/pgsvc/haproxy.pid
                    stats socket /run/user/7/pgsvc/stats.sock mode 600 level admin expose-fd listeners
                    server-state-file /run/user/7/pgsvc/servers.state

                defaults
                    mode tcp
                    retries 3
                    timeout queue 3s
                    timeout connect 3s
                    timeout client 24h
                    timeout server 24h
                    timeout check 3s
                    load-server-state-from-file global

                userlist stats-auth
                    group admin users admin
                    user admin insecure-password 'it'\\''s "odd" $HOME \\'

                listen stats
                    bind *:9101
                    mode http
                    stats enable
                    stats hide-version
                    stats uri /haproxy/pg-test-1/
                    stats refresh 30s
                    stats show-node
                    acl AUTH http_auth(stats-auth)
                    acl AUTH_ADMIN http_auth_group(stats-auth) admin
                    stats http-request auth unless AUTH
                    stats admin if AUTH_ADMIN
                    http-request use-service prometheus-exporter if { path /metrics }
                """);
    }

    @Test
    void oneOfSeveralNodesOnAMachineKnowsItsAddressAndItsUser() {
        Placement placement = new Placement(Optional.of("127.0.0.12"), Optional.of("haproxy"));

        assertThat(RuntimeBase.text(Settings.withPassword("pgsvc"), placement, FOLDER, 9000))
                .isEqualTo("""
                global
                    node pg-test-1
                    maxconn 9000
                    pidfile /run/user/7/pgsvc/haproxy.pid
                    stats socket /run/user/7/pgsvc/stats.sock mode 600 level admin expose-fd listeners
                    server-state-file /run/user/7/pgsvc/servers.state
                    setenv NODE_ADDRESS 127.0.0.12
                    user haproxy

                defaults
                    mode tcp
                    retries 3
                    timeout queue 3s
                    timeout connect 3s
                    timeout client 24h
                    timeout server 24h
                    timeout check 3s
                    load-server-state-from-file global

                userlist stats-auth
                    group admin users admin
                    user admin insecure-password pgsvc

                listen stats
                    bind 127.0.0.12:9101
                    mode http
                    stats enable
                    stats hide-version
                    stats uri /haproxy/pg-test-1/
                    stats refresh 30s
                    stats show-node
                    acl AUTH http_auth(stats-auth)
                    acl AUTH_ADMIN http_auth_group(stats-auth) admin
                    stats http-request auth unless AUTH
                    stats admin if AUTH_ADMIN
                    http-request use-service prometheus-exporter if { path /metrics }
                """);
    }

    @Test
    void aValueCannotBringALineOfItsOwn() {
        assertThatThrownBy(
                        () -> RuntimeBase.text(Settings.withPassword("x\nlisten y"), Placement.whole(), FOLDER, 9000))
                .isInstanceOf(IllegalStateException.class);
    }
}
