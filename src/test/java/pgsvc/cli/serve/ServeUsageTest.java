package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
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
    void doorsThatAnybodyMayOpenAreRefused() {
        assertThat(said("--listen", "0.0.0.0:0", "--users", "u")).contains("--listen takes an address of loopback");
        assertThat(said("--listen", "0.0.0.0:0", "--tls-cert", "c", "--tls-key", "k"))
                .contains("--listen takes an address of loopback");
        assertThat(said("--behind", "X-User", "--from", "127.0.0.1")).contains("--behind says who comes");
        assertThat(said("--behind", "X-User", "--users", "u")).contains("--behind and --from go together");
        assertThat(said("--tls-cert", "c")).contains("--tls-cert and --tls-key go together");
    }

    @Test
    void aPauseThatIsNoneIsRefused() {
        assertThat(said("--interval", "1ms")).contains("--interval takes a time of 100ms or more");
    }

    private static String said(String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int exit = Main.run(
                Stream.concat(Stream.of("serve", "-i", "examples/pg-test.yml"), Stream.of(options))
                        .toArray(String[]::new),
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                () -> false);
        assertThat(exit).isEqualTo(64);
        return err.toString(StandardCharsets.UTF_8);
    }
}
