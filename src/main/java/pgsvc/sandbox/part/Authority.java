package pgsvc.sandbox.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;

/// The sandbox's own certificate authority, and one certificate for Patroni on all of its nodes. openssl makes them.
public final class Authority {
    private static final String DAYS = "30";

    private final Path openssl;
    private final Path folder;

    public Authority(Path openssl, SandboxFolder folder) {
        this.openssl = openssl;
        this.folder = folder.tls();
    }

    /// The authority's certificate, which clients trust.
    public static Path authority(SandboxFolder folder) {
        return folder.tls().resolve("ca.crt");
    }

    /// Patroni's certificate.
    public static Path certificate(SandboxFolder folder) {
        return folder.tls().resolve("patroni.crt");
    }

    /// Patroni's key.
    public static Path key(SandboxFolder folder) {
        return folder.tls().resolve("patroni.key");
    }

    /// Makes the authority and the certificate.
    public void create(Layout layout) throws SandboxException, InterruptedException {
        String addresses = layout.instances().stream()
                .map(instance -> "IP:" + instance.address())
                .collect(Collectors.joining(","));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("san"), "subjectAltName=" + addresses + "\n");
        } catch (IOException e) {
            throw new SandboxException("cannot write to " + folder + ": " + e.getMessage(), "Name another with --dir.");
        }
        selfSigned("ca", "pgsvc sandbox");
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=patroni",
                "-keyout",
                "patroni.key",
                "-out",
                "patroni.csr");
        openssl(
                "x509",
                "-req",
                "-in",
                "patroni.csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-days",
                DAYS,
                "-extfile",
                "san",
                "-out",
                "patroni.crt");
    }

    /// Makes an authority's key and certificate, `NAME.key` and `NAME.crt`.
    public void selfSigned(String name, String subject) throws SandboxException, InterruptedException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                DAYS,
                "-subj",
                "/CN=" + subject,
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt");
    }

    private void openssl(String... arguments) throws SandboxException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(openssl.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new SandboxException("openssl refuses: " + output.strip(), "See " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new SandboxException("cannot run openssl: " + e.getMessage(), "Install openssl.");
        }
    }
}
