package pgsvc.web;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Bytes for many clients, packed once for all that take gzip (RFC 1952), when the first of them comes. Safe for use by
/// several threads.
public final class Packed {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final byte[] plain;
    private final UnaryOperator<byte[]> packing;
    private byte @Nullable [] packed;

    private Packed(byte[] plain, UnaryOperator<byte[]> packing) {
        this.plain = plain;
        this.packing = packing;
    }

    /// What is sent at once.
    static Packed whole(byte[] plain) {
        return new Packed(plain, Packed::gzip);
    }

    /// A part of streams that have no end: it can be read as soon as it is there, and refers to nothing before it.
    static Packed part(byte[] plain) {
        return new Packed(plain, Packed::flushed);
    }

    /// As a client takes it.
    synchronized byte[] as(boolean gzip) {
        if (!gzip) {
            return plain;
        }
        if (packed == null) {
            packed = packing.apply(plain);
        }
        return packed;
    }

    /// Whether a client takes it (RFC 9110, 12.5.3).
    static boolean isTaken(Headers headers) {
        return headers.getOrDefault("Accept-Encoding", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.matches("gzip(;q=(1|1\\.0*|0\\.[0-9]*[1-9][0-9]*))?"));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes no bytes", e);
        }
        return packed.toByteArray();
    }

    /// The beginning of a stream that is made of parts.
    static byte[] beginning() {
        return HEADER.clone();
    }

    private static byte[] flushed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            byte[] some = new byte[8192];
            int length;
            do {
                length = deflater.deflate(some, 0, some.length, Deflater.FULL_FLUSH);
                packed.write(some, 0, length);
            } while (length == some.length);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }
}
