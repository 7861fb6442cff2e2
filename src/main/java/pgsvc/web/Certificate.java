package pgsvc.web;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import pgsvc.tls.Pem;
import pgsvc.tls.PemException;

/// A server's certificate and its key, in two files of PEM.
///
/// @param chain the server's own certificate first
/// @param key not encrypted
public record Certificate(Path chain, Path key) {
    private static final byte[] ANYTHING = {1};

    /// What stands in both.
    record Pair(List<X509Certificate> chain, PrivateKey key) {
        Pair {
            chain = List.copyOf(chain);
        }
    }

    /// Reads both.
    ///
    /// @throws IOException when one cannot be read or is something else, or they do not belong together: the
    ///     message says which
    Pair read() throws IOException {
        try {
            List<X509Certificate> certificates = Pem.certificates(chain);
            PrivateKey own = Pem.key(key);
            if (!belongTogether(certificates.getFirst().getPublicKey(), own)) {
                throw new IOException("the key in " + key + " is not that of the first certificate in " + chain);
            }
            return new Pair(certificates, own);
        } catch (PemException e) {
            throw new IOException(e.getMessage() + ". " + e.mend(), e);
        }
    }

    private static boolean belongTogether(PublicKey shown, PrivateKey own) {
        try {
            Signature signature = Signature.getInstance(
                    switch (own.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> own.getAlgorithm();
                    });
            signature.initSign(own);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            // Of different kinds.
            return false;
        }
    }
}
