package pgsvc.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Certificates and keys made by OpenSSL, in a folder.
///
/// @param folder where `NAME.crt` and `NAME.key` come to be
public record OpenSsl(Path folder) {
    public static final String ELLIPTIC = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1";
    private static final Path PROGRAM = Path.of("/usr/bin/openssl");

    public OpenSsl {
        assumeTrue(Files.isExecutable(PROGRAM), "OpenSSL is not installed: " + PROGRAM);
    }

    /// A certificate that vouches for itself.
    ///
    /// @param newKey options of `openssl req`
    public void selfSigned(String name, String newKey) throws IOException, InterruptedException {
        run("req -x509 " + newKey + " -nodes -days 2 -subj /CN=" + name + " -keyout " + name + ".key -out " + name
                + ".crt");
    }

    /// A certificate that an authority of this folder vouches for.
    ///
    /// @param names such as `IP:127.0.0.1`
    public void certificate(String authority, String name, String newKey, String names)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".san"), "subjectAltName=" + names + "\n");
        run("req " + newKey + " -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
        run("x509 -req -in " + name + ".csr -CA " + authority + ".crt -CAkey " + authority
                + ".key -CAcreateserial -days 2 -extfile " + name + ".san -out " + name + ".crt");
    }

    /// Runs it with arguments that are separated by spaces.
    ///
    /// @return what it says
    public String run(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }
}
