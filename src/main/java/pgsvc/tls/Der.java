package pgsvc.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// As much of DER (X.690) as it takes to put a key of OpenSSL's older forms into PKCS #8, the one form that Java reads.
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /// `rsaEncryption` (RFC 8017) with its NULL.
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
    /// `id-ecPublicKey` (RFC 5480).
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private Der() {}

    /// PKCS #8 of an RSA key of PKCS #1 (`BEGIN RSA PRIVATE KEY`).
    static byte[] ofRsa(byte[] key) {
        return pkcs8(RSA, key);
    }

    /// PKCS #8 of a key of RFC 5915 (`BEGIN EC PRIVATE KEY`); nothing when it does not name its curve.
    static Optional<byte[]> ofEc(byte[] key) {
        return curve(key).map(curve -> pkcs8(joined(EC, curve), key));
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, joined(VERSION_0, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /// The object identifier within `[0]`. It stands after the sequence's head, the version and the secret.
    private static Optional<byte[]> curve(byte[] key) {
        int at = headLength(key, 0) + VERSION_0.length;
        if (at + 2 >= key.length || key[at] != OCTETS) {
            return Optional.empty();
        }
        at += 2 + key[at + 1];
        if (at < 0 || at + 3 >= key.length || (key[at] & 0xff) != 0xa0) {
            return Optional.empty();
        }
        int end = at + 2 + key[at + 1];
        return end > key.length || end < at + 2 ? Optional.empty() : Optional.of(Arrays.copyOfRange(key, at + 2, end));
    }

    private static int headLength(byte[] der, int at) {
        int length = der.length > at + 1 ? der[at + 1] & 0xff : 0;
        return length < 0x80 ? 2 : 2 + (length & 0x7f);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length & 0xff);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
