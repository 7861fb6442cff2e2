package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSetupTest {
    /// As HAProxy 2.6.12 gave it, with a weight set at run time, and a server without checks whose name is not
    /// resolved.
    @Test
    void theTableTellsAddressWeightAndChecks() {
        assertThat(ServerSetup.parse("""
                        1
                        # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight \
                        srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state \
                        srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl \
                        srv_check_port srv_check_addr srv_agent_addr srv_agent_port
                        2 pg-a-primary 2 pg-a-2 127.0.67.12 1 0 33 100 10 15 3 2 6 0 0 0 - 6432 - 0 8008 - - 8008
                        2 pg-a-primary 3 pg-a-3 - 0 0 1 1 0 15 3 0 0 0 0 0 db.example.com 6432 - 0 0 - - 0

                        """))
                .containsExactly(
                        new ServerSetup("pg-a-primary", "pg-a-2", "127.0.67.12", 6432, 33, 100, true),
                        new ServerSetup("pg-a-primary", "pg-a-3", "-", 6432, 1, 1, false));
    }

    @Test
    void anEmptyTableHasNone() {
        assertThat(ServerSetup.parse("1\n")).isEmpty();
    }
}
