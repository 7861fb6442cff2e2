package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pgsvc.cli.Main;

class ServeUsageTest {
    @Test
    void anAddressThatOthersReachIsRefused() {
        assertThat(said("--listen", "0.0.0.0:9632")).contains("--listen takes an address of loopback, not 0.0.0.0");
        assertThat(said("--listen", "9632x")).contains("--listen takes ADDRESS:PORT, such as 127.0.0.1:9632");
        assertThat(said("--listen", "127.0.0.1:70000")).contains("--listen takes ADDRESS:PORT");
    }

    @Test
    void aPauseThatIsNoneIsRefused() {
        assertThat(said("--interval", "1ms")).contains("--interval takes a time of 100ms or more");
    }

    private static String said(String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int exit = Main.run(
                new String[] {"serve", "-i", "examples/pg-test.yml", options[0], options[1]},
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                () -> false);
        assertThat(exit).isEqualTo(64);
        return err.toString(StandardCharsets.UTF_8);
    }
}
