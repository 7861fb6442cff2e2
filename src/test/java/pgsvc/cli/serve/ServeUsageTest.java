package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void aProviderThatIsNamedByHalvesOrNotSafeIsRefused() {
        String issuer = "https://login.example.com";
        String client = "--oidc-client";
        assertThat(said("--oidc-issuer", issuer)).contains("--oidc-issuer and --oidc-client go together");
        assertThat(said("--oidc-admin", "dba")).contains("--oidc-admin says more of a provider");
        assertThat(said("--oidc-issuer", "http://login.example.com", client, "c", "--oidc-admin", "dba"))
                .contains("--oidc-issuer takes an address such as https://login.example.com")
                .contains("Not \"http://login.example.com\"");
        assertThat(said("--oidc-issuer", issuer, client, "c")).contains("alone nobody has a role");
        assertThat(said("--oidc-issuer", issuer, client, "c", "--oidc-admin", "dba", "--oidc-scopes", "profile"))
                .contains("--oidc-scopes takes words");
        assertThat(said("--oidc-issuer", issuer, client, "c", "--oidc-admin", "dba", "--listen", "127.0.0.1:0"))
                .contains("--oidc-issuer needs --oidc-redirect here");
        assertThat(said("--oidc-issuer", issuer, client, "c", "--oidc-redirect", "https://pgsvc.example.com/other"))
                .contains("--oidc-redirect takes an address that ends in /login/oidc/back");
        assertThat(said("--oidc-issuer", issuer, client, "c", "--behind", "X", "--from", "127.0.0.1"))
                .contains("--behind and --oidc-issuer both say who comes");
    }

    @Test
    void aSecretThatOthersMayReadIsRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        String said = said(
                1,
                "--oidc-issuer",
                "https://login.example.com",
                "--oidc-client",
                "c",
                "--oidc-admin",
                "dba",
                "--oidc-admin",
                "another",
                "--oidc-secret-file",
                secret.toString());
        assertThat(said)
                .contains("--oidc-secret-file cannot be read: others than its owner may use it: chmod 600 " + secret)
                .doesNotContain("s3cret");
    }

    private static String said(String... options) {
        return said(64, options);
    }

    private static String said(int expected, String... options) {
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
        assertThat(exit).isEqualTo(expected);
        return err.toString(StandardCharsets.UTF_8);
    }
}
