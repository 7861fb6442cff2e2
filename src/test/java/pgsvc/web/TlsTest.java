package pgsvc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.tls.OpenSsl;

/// TLS as OpenSSL sees it.
@Timeout(60)
class TlsTest {
    @TempDir
    Path folder;

    private String subject(WebServer web) throws Exception {
        return openssl()
                .run("s_client -connect 127.0.0.1:" + web.address().getPort())
                .lines()
                .filter(line -> line.startsWith("subject="))
                .findFirst()
                .orElse("none")
                .replace(" ", "");
    }

    private OpenSsl openssl() {
        return new OpenSsl(folder);
    }

    /// As the server's own files, as a program that renews them would put them there.
    private void put(String certificate, String key) throws Exception {
        Files.copy(folder.resolve(certificate), folder.resolve("cert.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve(key), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aCertificateIsShownAsItsFilesAreNowAndABrokenOneLeavesTheFormer() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        openssl().selfSigned("rsa", "-newkey rsa:2048");
        openssl().selfSigned("elliptic", OpenSsl.ELLIPTIC);
        openssl().selfSigned("another", OpenSsl.ELLIPTIC);
        put("rsa.crt", "rsa.key");
        Certificate certificate = new Certificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Listening listening = new Listening(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Set.of(), Optional.of(certificate));
        try (WebServer web = WebServer.start(listening, request -> Answer.json("{ }\n"), told::add)) {
            assertThat(subject(web)).isEqualTo("subject=CN=rsa");

            put("elliptic.crt", "elliptic.key");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            assertThat(told).isEmpty();

            put("another.crt", "elliptic.key");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            put("rsa.crt", "elliptic.key");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            String former = "the former certificate is shown, since the new one cannot be: ";
            String key = folder.resolve("key.pem").toString();
            String stranger = former + "the key in " + key + " is not that of the first certificate in "
                    + folder.resolve("cert.pem");
            assertThat(told).containsExactly(stranger, stranger);

            Files.writeString(folder.resolve("key.pem"), "nonsense\n");
            assertThat(subject(web)).isEqualTo("subject=CN=elliptic");
            assertThat(told)
                    .last()
                    .isEqualTo(
                            former + key + " holds no private key in PEM. Name a file with BEGIN PRIVATE KEY in it.");
        }
    }

    @Test
    void aKeyOfAnOlderFormAndWordsBeforeACertificateAreTaken() throws Exception {
        openssl().selfSigned("rsa", "-newkey rsa:2048");
        openssl().run("rsa -in rsa.key -traditional -out old.key");
        openssl().run("x509 -in rsa.crt -text -out told.crt");
        Listening listening = new Listening(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of(),
                Optional.of(new Certificate(folder.resolve("told.crt"), folder.resolve("old.key"))));
        try (WebServer web = WebServer.start(listening, request -> Answer.json("{ }\n"), _ -> {})) {
            assertThat(subject(web)).isEqualTo("subject=CN=rsa");
        }
    }
}
