package pgsvc.inventory.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import pgsvc.diagnostic.SourceRange;

/// A file's bytes as text: UTF-8, or UTF-16 with a byte order mark, as PyYAML accepts them.
final class SourceText {
    private static final int SAMPLE = 8192;
    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    static String decode(String file, byte[] bytes) throws UnreadableException {
        checkSize(file, bytes);
        Charset charset = charset(file, bytes);
        String text = new String(bytes, charset);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkWellFormed(file, bytes, charset);
        }
        return checkPrintable(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /// The replacement character may stand in the file itself, so its presence alone proves nothing.
    private static void checkWellFormed(String file, byte[] bytes, Charset charset) throws UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            throw undecodable(file, out.flip().toString(), charset, bytes[in.position()]);
        }
    }

    private static void checkSize(String file, byte[] bytes) throws UnreadableException {
        if (bytes.length > YamlReader.MAX_BYTES) {
            throw new UnreadableException(
                    YamlRule.FILE_TOO_LARGE,
                    SourceRange.startOf(file),
                    "The file has more than " + (YamlReader.MAX_BYTES >> 20) + " MiB, which is the limit.",
                    "Split the inventory, or name the right file.");
        }
    }

    private static Charset charset(String file, byte[] bytes) throws UnreadableException {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            throw new UnreadableException(
                    YamlRule.FILE_ENCODING,
                    SourceRange.startOf(file),
                    "The file is encoded in UTF-32, which Ansible cannot read either.",
                    "Save it as UTF-8.");
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        refuseBinary(file, bytes);
        return StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseBinary(String file, byte[] bytes) throws UnreadableException {
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            if (bytes[i] == 0) {
                throw new UnreadableException(
                        YamlRule.FILE_BINARY,
                        SourceRange.startOf(file),
                        "Byte " + (i + 1) + " of the file is zero, which no text holds.",
                        "Name a YAML or JSON file; a text in UTF-16 without its byte order mark must be saved as UTF-8.");
            }
        }
    }

    private static UnreadableException undecodable(String file, String before, Charset charset, byte bad) {
        String hex = String.format(Locale.ROOT, "0x%02X", bad);
        return new UnreadableException(
                YamlRule.FILE_ENCODING,
                endOf(file, before),
                "The byte " + hex + " is not " + charset.name() + ".",
                "Save the file as UTF-8: `iconv -f latin1 -t utf-8` turns Latin-1 into it.");
    }

    private static String checkPrintable(String file, String text) throws UnreadableException {
        for (int i = 0; i < text.length(); i++) {
            if (!printable(text.charAt(i))) {
                String code = String.format(Locale.ROOT, "U+%04X", (int) text.charAt(i));
                throw new UnreadableException(
                        YamlRule.FILE_CONTROL_CHARACTER,
                        endOf(file, text.substring(0, i)),
                        "The character " + code + " stands here, unseen in most editors; YAML does not allow it.",
                        "Delete it, or write it as an escape in double quotes.");
            }
        }
        return text;
    }

    /// The characters of YAML 1.1, section 5.1.
    private static boolean printable(char c) {
        if (c < 0x7F) {
            return c >= ' ' || c == '\n' || c == '\r' || c == '\t';
        }
        return c == 0x85 || c >= 0xA0 && c < 0xFFFE;
    }

    /// The place where a text ends that starts the file: lines from 1, columns from 1 and in code points.
    static SourceRange endOf(String file, String text) {
        int line = 1;
        int lineStart = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = lineStart; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                line++;
                lineStart = i + 1;
            }
        }
        return SourceRange.at(file, line, 1 + text.codePointCount(lineStart, text.length()));
    }
}
