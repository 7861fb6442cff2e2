package pgsvc.haproxy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemarkTest {
    @Test
    void alertsAndWarningsAreReadWithTheirPlaces() {
        String output = """
                [NOTICE]   (17701) : haproxy version is 2.6.12-1+deb12u4
                [WARNING]  (17701) : config : parsing [/tmp/x/conf.d/a.cfg:7] : 'maxqueue' is odd.
                [ALERT]    (17701) : config : [/tmp/x/conf.d/b.cfg:3] : 'server x/a' : unknown keyword 'chk'
                [ALERT]    (17701) : config : parsing [haproxy.cfg:2]: port range [1:2] is not allowed
                [ALERT]    (17701) : config : Error(s) found in configuration file : /tmp/x/conf.d/b.cfg
                [ALERT]    (17701) : config : Fatal errors found in configuration.
                """;

        assertThat(Remark.parse(output))
                .containsExactly(
                        new Remark(false, Optional.of("/tmp/x/conf.d/a.cfg"), 7, "'maxqueue' is odd."),
                        new Remark(true, Optional.of("/tmp/x/conf.d/b.cfg"), 3, "'server x/a' : unknown keyword 'chk'"),
                        new Remark(true, Optional.of("haproxy.cfg"), 2, "port range [1:2] is not allowed"));
    }

    @Test
    void aRemarkWithoutAPlaceKeepsItsText() {
        assertThat(Remark.parse("[ALERT]    (7) : Starting proxy a: cannot bind socket (Address in use) [0.0.0.0:x]\n"))
                .containsExactly(new Remark(
                        true,
                        Optional.empty(),
                        0,
                        "Starting proxy a: cannot bind socket (Address in use) [0.0.0.0:x]"));
    }

    @Test
    void nothingIsMadeOfOtherLines() {
        assertThat(Remark.parse("Configuration file is valid\n\n[NOTICE] (1) : x\n"))
                .isEmpty();
    }
}
