package pgsvc.topology.rest;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads one answer of HTTP/1.0 or 1.1 (RFC 9112): a body of a told length, in chunks, or until the server closes.
final class ReplyReader {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] [1-9][0-9]{2}( .*)?");
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_LINES = 200;
    private static final int PIECE = 4096;

    private final InputStream in;
    private final int mostBytes;

    private boolean chunked;
    private OptionalInt length = OptionalInt.empty();

    /// @param in buffered
    ReplyReader(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    Reply read() throws IOException {
        int status = status(line());
        headers();
        return Reply.of(status, body());
    }

    private static int status(String line) throws IOException {
        if (!STATUS_LINE.matcher(line).matches()) {
            throw ReplyException.noHttp("the answer is not HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private void headers() throws IOException {
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++lines > MOST_LINES) {
                throw ReplyException.noHttp("the answer's headers are not HTTP");
            }
            header(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
        }
    }

    private void header(String name, String value) throws IOException {
        switch (name) {
            case "content-length" -> length = OptionalInt.of(length(value, 10));
            case "transfer-encoding" -> chunked = value.equals("chunked");
            default -> {
                // Nothing else bears on where the answer ends.
            }
        }
    }

    private int length(String digits, int radix) throws IOException {
        try {
            long number = Long.parseUnsignedLong(digits, radix);
            if (number < 0 || number > mostBytes) {
                throw ReplyException.tooLong(mostBytes);
            }
            return (int) number;
        } catch (NumberFormatException _) {
            throw ReplyException.noHttp("the answer tells no length that is a number");
        }
    }

    private byte[] body() throws IOException {
        if (chunked) {
            return chunks();
        }
        return length.isPresent() ? exactly(length.getAsInt()) : toTheEnd();
    }

    private byte[] exactly(int bytes) throws IOException {
        byte[] body = in.readNBytes(bytes);
        if (body.length < bytes) {
            throw new EOFException("the answer broke off");
        }
        return body;
    }

    private byte[] toTheEnd() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (body.size() > mostBytes) {
                throw ReplyException.tooLong(mostBytes);
            }
        }
        return body.toByteArray();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > mostBytes) {
                throw ReplyException.tooLong(mostBytes);
            }
            body.write(exactly(size));
            String _ = line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return length(line().replaceFirst(";.*", "").strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed before the answer was whole");
            }
            if (line.size() == LONGEST_LINE) {
                throw ReplyException.noHttp("a line of the answer is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
