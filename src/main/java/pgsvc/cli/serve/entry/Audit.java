package pgsvc.cli.serve.entry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pgsvc.cli.view.serve.AuditLine;

/// What users did, and were refused. Safe for use by several threads.
public final class Audit {
    private final Optional<Path> file;
    private final Consumer<String> told;
    private final InstantSource clock;

    /// @param file to which lines are added; nothing for `told`
    /// @param told is given what has no place elsewhere
    public Audit(Optional<Path> file, Consumer<String> told, InstantSource clock) {
        this.file = file;
        this.told = told;
        this.clock = clock;
    }

    /// Whether it can be written.
    ///
    /// @throws IOException when it cannot
    public void begin() throws IOException {
        append("");
    }

    /// One that a user did.
    public void write(Caller caller, String action, String object, String outcome) {
        write(caller.user().orElse(""), caller.address(), action, object, outcome);
    }

    void write(String user, String address, String action, String object, String outcome) {
        String line = new AuditLine(clock.instant(), user, address, action, object, outcome).text();
        try {
            append(line + "\n");
            if (file.isEmpty()) {
                told.accept(line);
            }
        } catch (IOException e) {
            told.accept("the audit log cannot be written: " + e.getMessage() + ". What it would say: " + line);
        }
    }

    /// The file is opened each time: whoever rotates it need not tell.
    private synchronized void append(String text) throws IOException {
        if (file.isPresent()) {
            try (FileChannel channel = FileChannel.open(
                    file.get(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }
}
