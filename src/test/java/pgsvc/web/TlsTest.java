package pgsvc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// TLS as OpenSSL sees it.
@Timeout(60)
class TlsTest {
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");

    @TempDir
    Path folder;

    private String openssl(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OPENSSL), "OpenSSL is not installed: " + OPENSSL);
        Process process = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private void certify(String name, String... kind) throws IOException, InterruptedException {
        String[] all = new String[kind.length + 11];
        List<String> rest = List.of("-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj");
        all[0] = OPENSSL.toString();
        all[1] = "req";
        System.arraycopy(kind, 0, all, 2, kind.length);
        for (int i = 0; i < rest.size(); i++) {
            all[kind.length + 2 + i] = rest.get(i);
        }
        all[all.length - 1] = "/CN=" + name;
        openssl(all);
    }

    private String subject(WebServer web) throws IOException, InterruptedException {
        return openssl(
                        OPENSSL.toString(),
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + web.address().getPort())
                .lines()
                .filter(line -> line.startsWith("subject="))
                .findFirst()
                .orElse("none")
                .replace(" ", "");
    }

    @Test
    void aCertificateIsShownAsItsFilesAreNowAndABrokenOneLeavesTheFormer() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        certify("rsa", "-x509", "-newkey", "rsa:2048");
        Certificate certificate = new Certificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Listening listening = new Listening(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Set.of(), Optional.of(certificate));
        try (WebServer web = WebServer.start(listening, request -> Answer.json("{ }\n"), told::add)) {
            assertThat(subject(web)).isEqualTo("subject=CN=rsa");

            certify("elliptic", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            assertThat(told).isEmpty();

            Files.writeString(folder.resolve("key.pem"), "nonsense\n");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            assertThat(told)
                    .containsExactly("the certificate cannot be read: " + folder.resolve("key.pem")
                            + " holds no key that begins with BEGIN PRIVATE KEY (PKCS #8, not encrypted): openssl pkcs8 "
                            + "-topk8 -nocrypt makes it of another. The former one is shown.");
        }
    }
}
