package pgsvc.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pgsvc.concurrent.Waiting;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.Silence;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Limits;

/// TLS with a server of openssl, whose certificate names an address that is not its own.
@Timeout(60)
class TlsTest {
    private static final String HOST = "127.0.64.4";
    private static final Answer<MemberStatus> ANSWERED =
            new Answer.None<>(new Silence(Silence.Kind.NOT_PATRONI, "does not answer GET /primary as Patroni does"));

    @TempDir
    Path folder;

    private OpenSsl openssl;
    private final List<Process> servers = new ArrayList<>();

    @BeforeEach
    void certify() throws Exception {
        openssl = new OpenSsl(folder);
        openssl.selfSigned("ca", OpenSsl.ELLIPTIC);
        openssl.selfSigned("other", OpenSsl.ELLIPTIC);
        openssl.certificate("ca", "server", OpenSsl.ELLIPTIC, "IP:127.0.64.99");
    }

    @AfterEach
    void stop() throws Exception {
        for (Process server : servers) {
            server.destroyForcibly().waitFor();
        }
    }

    /// @param more options of `openssl s_server`
    private ApiAddress serve(String... more) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/openssl",
                "s_server",
                "-quiet",
                "-www",
                "-accept",
                HOST + ":" + port,
                "-cert",
                "server.crt",
                "-key",
                "server.key"));
        command.addAll(List.of(more));
        servers.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start());
        ApiAddress base = new ApiAddress(true, HOST, port);
        assertThat(Waiting.until(() -> accepts(port), Duration.ofSeconds(20))).isTrue();
        return base;
    }

    private static boolean accepts(int port) {
        try (var _ = new Socket(HOST, port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Path file(String name) {
        return openssl.file(name);
    }

    /// The server speaks HTTP and is no Patroni: that it is told so means that TLS stood.
    private static Answer<MemberStatus> ask(ApiAddress base, Tls tls) {
        try (PatroniRest rest = new PatroniRest(base, new Access(Optional.of(tls), Optional.empty(), Limits.PATIENT))) {
            return rest.status();
        }
    }

    @Test
    void theNameInACertificateCountsOnlyWhereThatIsAskedFor() throws Exception {
        ApiAddress base = serve();

        assertThat(ask(base, Tls.of(Optional.of(file("ca.crt")), Optional.empty(), false)))
                .isEqualTo(ANSWERED);
        assertThat(ask(base, Tls.of(Optional.of(file("ca.crt")), Optional.empty(), true)))
                .isEqualTo(new Answer.None<>(new Silence(
                        Silence.Kind.UNTRUSTED,
                        "shows a certificate that is not trusted: No subject alternative names matching IP address "
                                + HOST + " found")));
    }

    @Test
    void anAuthorityThatDidNotSignDoesNotVouch() throws Exception {
        Answer<MemberStatus> answer = ask(serve(), Tls.of(Optional.of(file("other.crt")), Optional.empty(), false));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.None.class, none -> assertThat(none.why().kind()).isEqualTo(Silence.Kind.UNTRUSTED));
    }

    @ParameterizedTest
    @CsvSource({
        "-newkey ec -pkeyopt ec_paramgen_curve:secp384r1, pkey -in client.key -out plain.key",
        "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1, ec -in client.key -out plain.key",
        "-newkey rsa:2048, pkey -in client.key -out plain.key",
        "-newkey rsa:2048, rsa -in client.key -traditional -out plain.key",
        "-newkey ed25519, pkey -in client.key -out plain.key"
    })
    void aServerThatAsksWhoAsksIsShownACertificateWithAKeyOfAnyForm(String newKey, String conversion) throws Exception {
        openssl.certificate("ca", "client", newKey, "DNS:client");
        openssl.run(conversion);
        ApiAddress base = serve("-Verify", "1", "-verify_return_error", "-CAfile", "ca.crt");

        Tls shown = Tls.of(
                Optional.of(file("ca.crt")),
                Optional.of(new Tls.Identity(file("client.crt"), file("plain.key"))),
                false);
        Tls anonymous = Tls.of(Optional.of(file("ca.crt")), Optional.empty(), false);

        assertThat(ask(base, shown)).as(Files.readString(file("server.log"))).isEqualTo(ANSWERED);
        assertThat(ask(base, anonymous)).isInstanceOf(Answer.None.class).isNotEqualTo(ANSWERED);
    }

    @Test
    void filesThatCannotBeUsedAreToldWithAMend() throws Exception {
        openssl.run("pkcs8 -topk8 -in server.key -passout pass:secret -out locked.key");
        Files.writeString(file("empty"), "nothing\n");
        Files.writeString(file("broken.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertTold(() -> trusting("gone"), "there is no file " + file("gone"), "Name the one that is here.");
        assertTold(
                () -> trusting("empty"),
                file("empty") + " holds no certificate in PEM",
                "Name a file with BEGIN CERTIFICATE in it.");
        assertTold(
                () -> showing("empty"),
                file("empty") + " holds no private key in PEM",
                "Name a file with BEGIN PRIVATE KEY in it.");
        assertTold(
                () -> showing("locked.key"),
                file("locked.key") + " holds an encrypted private key, and nobody can be asked for its password",
                "Convert it: openssl pkey -in " + file("locked.key") + " -out plain.key");
        assertTold(
                () -> showing("broken.key"),
                file("broken.key")
                        + " holds a private key that is neither RSA nor of an elliptic curve that Java knows",
                "Convert it: openssl pkey -in " + file("broken.key") + " -out plain.key");
    }

    private interface Opening {
        Tls open() throws PemException;
    }

    private Tls trusting(String authorities) throws PemException {
        return Tls.of(Optional.of(file(authorities)), Optional.empty(), false);
    }

    private Tls showing(String key) throws PemException {
        return Tls.of(Optional.empty(), Optional.of(new Tls.Identity(file("server.crt"), file(key))), false);
    }

    private static void assertTold(Opening opening, String message, String mend) {
        assertThatThrownBy(opening::open)
                .isInstanceOfSatisfying(
                        PemException.class, e -> assertThat(e.mend()).isEqualTo(mend))
                .hasMessage(message);
    }
}
