package pgsvc.target.perl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pgsvc.files.Resource;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;
import pgsvc.target.shell.Shell;
import pgsvc.target.shell.ShellTarget;

/// A perl that runs `node.pl`, which tells how it is spoken to.
record Interpreter(Peer peer) {
    private static final String PROGRAM = "node.pl";
    /// Greets when all that the program needs is there, and reads it then: it is too long for a command line.
    private static final String START =
            "use Config; use Errno; use Fcntl; use IO::Handle; use Socket; binmode STDIN; binmode STDOUT; STDOUT->autoflush(1); "
                    + "print \"\\n$ARGV[1] 0\\n\"; read STDIN, my $length, 4; "
                    + "read STDIN, my $program, unpack(\"N\", $length); eval $program; print STDERR $@; exit 0";
    private static final int LONGEST_HEAD = 40;

    /// What came of it.
    ///
    /// @param code 0 when it is done
    /// @param told what is read, or why it is refused
    record Answer(int code, byte[] told) {
        String text() {
            return new String(told, StandardCharsets.UTF_8);
        }
    }

    /// Starts one at the other end of a shell.
    ///
    /// @return nothing where there is no perl, or not all of it
    static Optional<Interpreter> at(Shell shell) throws TargetException {
        String arguments = ShellTarget.words(List.of("-e", START, Target.UNFINISHED));
        if (!shell.gives("perl", arguments)) {
            return Optional.empty();
        }
        Interpreter interpreter = new Interpreter(shell.peer());
        interpreter.send(packed(List.of(Resource.bytes(Interpreter.class, PROGRAM))));
        return Optional.of(interpreter);
    }

    /// Has one thing done.
    ///
    /// @param operation its name, then what it takes
    Answer ask(List<byte[]> operation) throws TargetException {
        byte[] question = packed(operation);
        return peer.exchange((in, out) -> {
            in.write(ByteBuffer.allocate(Integer.BYTES).putInt(operation.size()).array());
            in.write(question);
            in.flush();
            String[] head = head(out).split(" ");
            byte[] told = out.readNBytes(Integer.parseInt(head[1]));
            return new Answer(Integer.parseInt(head[0]), told);
        });
    }

    private void send(byte[] bytes) throws TargetException {
        var _ = peer.exchange((in, _) -> {
            in.write(bytes);
            return true;
        });
    }

    /// Strings with their lengths before them.
    static byte[] packed(List<byte[]> strings) {
        int room =
                strings.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
        ByteBuffer packed = ByteBuffer.allocate(room);
        strings.forEach(bytes -> packed.putInt(bytes.length).put(bytes));
        return packed.array();
    }

    /// A line that is something else comes from somebody else.
    private static String head(InputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = out.read(); next != '\n'; next = out.read()) {
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("no answer");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
