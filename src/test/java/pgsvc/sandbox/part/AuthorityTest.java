package pgsvc.sandbox.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;

class AuthorityTest {
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final int ADDRESS = 7;

    @TempDir
    Path temporary;

    private SandboxFolder folder;

    @BeforeEach
    void nameAFolder() {
        folder = new SandboxFolder(temporary);
    }

    @Test
    void theCertificateIsVouchedForAndNamesEveryInstance() throws Exception {
        assumeTrue(Files.isExecutable(OPENSSL), "openssl is not installed here");

        new Authority(OPENSSL, folder).create(Layout.of(new Shape(2, 2, 1, false, false, true, "127.0.1.11")));

        assertThat(verified(Authority.authority(folder))).isEqualTo(Authority.certificate(folder) + ": OK\n");
        X509Certificate certificate = certificate(Authority.certificate(folder));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=patroni");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(0), name -> name.get(1))
                .containsExactly(
                        tuple(ADDRESS, "127.0.1.11"),
                        tuple(ADDRESS, "127.0.1.12"),
                        tuple(ADDRESS, "127.0.1.21"),
                        tuple(ADDRESS, "127.0.1.22"));
    }

    @Test
    void anotherAuthorityDoesNotVouchForIt() throws Exception {
        assumeTrue(Files.isExecutable(OPENSSL), "openssl is not installed here");
        Authority authority = new Authority(OPENSSL, folder);
        authority.create(Layout.of(Shape.usual()));

        authority.selfSigned("other", "somebody else");

        assertThat(verified(folder.tls().resolve("other.crt"))).doesNotContain(": OK");
    }

    @Test
    void keysAreTheirOwnersAlone() throws Exception {
        assumeTrue(Files.isExecutable(OPENSSL), "openssl is not installed here");

        new Authority(OPENSSL, folder).create(Layout.of(Shape.usual()));

        assertThat(permissions(Authority.key(folder))).isEqualTo("rw-------");
        assertThat(permissions(folder.tls().resolve("ca.key"))).isEqualTo("rw-------");
    }

    @Test
    void whatOpensslSaysIsTold() {
        assertThatThrownBy(() -> new Authority(Path.of("/bin/false"), folder).create(Layout.of(Shape.usual())))
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.mend()).startsWith("See /bin/false req -x509 "))
                .hasMessage("openssl refuses: ");
    }

    @Test
    void withoutOpensslTheMendIsToInstallIt() {
        assertThatThrownBy(() -> new Authority(Path.of("/nonexistent"), folder).create(Layout.of(Shape.usual())))
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.mend()).isEqualTo("Install openssl."))
                .hasMessageStartingWith("cannot run openssl: ");
    }

    private String verified(Path authority) throws Exception {
        Process process = new ProcessBuilder(
                        OPENSSL.toString(),
                        "verify",
                        "-CAfile",
                        authority.toString(),
                        Authority.certificate(folder).toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
