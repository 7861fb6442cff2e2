package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicServersTest {
    @Test
    void aNewHaproxySaysWhatItTakes() {
        assertThat(DynamicServers.of("3.2.26", """
                        Name: HAProxy
                        Version: 3.2.26

                        List of keywords supported for dynamic server:
                        backup
                        check

                        something else
                        """)).isEqualTo(new DynamicServers(Set.of("backup", "check")));
    }

    @ParameterizedTest
    @CsvSource({
        "2.6.12-1+deb12u4, true",
        "3.0.11, true",
        "2.10, true",
        "2.4.22-f8e3218, false",
        "2.5.0, false",
        "unknown, false"
    })
    void anOlderOneIsKnownByItsVersion(String version, boolean any) {
        DynamicServers servers = DynamicServers.of(version, "Require 'backend/server'.\n");

        assertThat(servers.any()).isEqualTo(any);
        assertThat(servers.keywords().contains("slowstart")).isEqualTo(any);
        assertThat(servers.keywords()).doesNotContain("init-addr", "resolvers");
    }
}
