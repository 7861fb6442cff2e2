package pgsvc.inventory.ansible.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes that tell a program from a text.
enum ProgramStart {
    SHEBANG("#!"),
    ELF("\u007FELF");

    /// As many bytes as it takes to tell.
    static final int LENGTH = 4;

    private final byte[] bytes;

    ProgramStart(String start) {
        this.bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether the content starts as any program does.
    static boolean isIn(byte[] content) {
        return Arrays.stream(values()).anyMatch(start -> start.starts(content));
    }

    private boolean starts(byte[] content) {
        return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }
}
