package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerStatesTest {
    @Test
    void aServerThatMovesOrIsNewStartsWithoutAState() {
        String table = """
                1
                # be_id be_name srv_id srv_name srv_addr srv_op_state
                2 pg-test-primary 1 pg-test-1 127.0.0.1 2
                2 pg-test-primary 2 pg-test-2 127.0.0.2 0
                3 pg-test-gone 1 pg-test-1 127.0.0.1 2

                """;

        assertThat(ServerStates.carriedOver(
                        table,
                        Map.of(
                                "pg-test-primary/pg-test-1", "10.0.0.1:6432",
                                "pg-test-primary/pg-test-2", "10.0.0.2:6432",
                                "pg-test-gone/pg-test-1", "10.0.0.1:6432"),
                        Map.of(
                                "pg-test-primary/pg-test-1", "10.0.0.1:5432",
                                "pg-test-primary/pg-test-2", "10.0.0.2:6432")))
                .isEqualTo("""
                        1
                        # be_id be_name srv_id srv_name srv_addr srv_op_state
                        2 pg-test-primary 2 pg-test-2 127.0.0.2 0
                        """);
    }
}
