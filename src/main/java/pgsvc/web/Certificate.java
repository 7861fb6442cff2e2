package pgsvc.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server's certificate and its key, in two files of PEM.
///
/// @param chain the server's own certificate first
/// @param key not encrypted, in the form of PKCS #8
public record Certificate(Path chain, Path key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// What stands in both.
    record Pair(List<X509Certificate> chain, PrivateKey key) {
        Pair {
            chain = List.copyOf(chain);
        }
    }

    /// Reads both.
    ///
    /// @throws IOException when one cannot be read or is something else; the message names it
    Pair read() throws IOException {
        List<X509Certificate> certificates = certificates();
        return new Pair(certificates, key(certificates.getFirst().getPublicKey().getAlgorithm()));
    }

    private List<X509Certificate> certificates() throws IOException {
        try {
            List<X509Certificate> found = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(chain)))
                    .forEach(one -> found.add((X509Certificate) one));
            if (found.isEmpty()) {
                throw new IOException(chain + " holds no certificate");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IOException(chain + " holds no certificate in PEM: " + e.getMessage(), e);
        }
    }

    private PrivateKey key(String algorithm) throws IOException {
        Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(key + " holds no key that begins with BEGIN PRIVATE KEY (PKCS #8, not encrypted): "
                    + "openssl pkcs8 -topk8 -nocrypt makes it of another");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(key + " holds no key of the kind that the certificate has, " + algorithm, e);
        }
    }
}
