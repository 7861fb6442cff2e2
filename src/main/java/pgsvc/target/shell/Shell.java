package pgsvc.target.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;

/// A POSIX shell that reads scripts from its standard input, one after the other, and answers each with its
/// output and a line that nothing else prints, with the exit code.
public final class Shell implements AutoCloseable {
    /// Messages in the language that the scripts look for; the folders of daemons, which ssh leaves out.
    private static final String SETTING = """
            LC_ALL=C; PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; export LC_ALL PATH
            umask 022; unset CDPATH; cd /
            """;

    private final Peer peer;
    private final String mark =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private int answers;

    private Shell(Peer peer) {
        this.peer = peer;
    }

    /// Greets one.
    ///
    /// @param peer a program that runs `sh` on its standard input
    public static Shell over(Peer peer) throws TargetException {
        Shell shell = new Shell(peer);
        // What a login prints before (a banner, an rc file) ends with the first mark.
        var _ = shell.answer(SETTING + shell.reply("0"));
        return shell;
    }

    /// Teaches it functions, which later scripts may use.
    void learn(String functions) throws TargetException {
        var _ = answer(functions + reply("0"));
    }

    /// Runs a script of our own in a shell of its own.
    ///
    /// @param script any number of lines; leaves no child behind
    Result run(String script) throws TargetException {
        return answer("(\n" + script + "\n) </dev/null 2>&1 9>&-; " + reply("$?"));
    }

    /// Runs anything. A child that it leaves behind is not waited for, its output is lost (`sed` ends at the
    /// mark, and with it the pipe), and it does not inherit the lock.
    Result runAnything(String script) throws TargetException {
        return answer(
                "{ { (\n" + script + "\n); " + reply("$?") + "; } </dev/null 2>&1 | sed '/^" + end() + " /q'; } 9>&-");
    }

    /// Runs a script in this very shell, so that what it opens stays open.
    ///
    /// @param script prints nothing, and leaves its exit code in `r`
    Result runHere(String script) throws TargetException {
        return answer("{ " + script + "\n} </dev/null >/dev/null 2>&1; " + reply("$r"));
    }

    private String end() {
        return mark + "-" + answers;
    }

    private String reply(String exitCode) {
        return "printf '\\n%s %s\\n' " + end() + " " + exitCode;
    }

    private Result answer(String script) throws TargetException {
        String end = end() + " ";
        answers++;
        return peer.exchange((in, out) -> {
            in.write((script + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            return readAnswer(out, end);
        });
    }

    private static Result readAnswer(InputStream out, String end) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] line = line(out);
        while (!begins(line, end)) {
            output.writeBytes(line);
            line = line(out);
        }
        String exitCode = new String(line, StandardCharsets.US_ASCII).substring(end.length());
        String withLineFeed = output.toString(StandardCharsets.UTF_8);
        return new Result(
                Integer.parseInt(exitCode.strip()), withLineFeed.substring(0, Math.max(0, withLineFeed.length() - 1)));
    }

    private static boolean begins(byte[] line, String end) {
        return line.length > end.length() && new String(line, 0, end.length(), StandardCharsets.ISO_8859_1).equals(end);
    }

    private static byte[] line(InputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int next;
        do {
            next = out.read();
            if (next < 0) {
                throw new IOException("no answer");
            }
            line.write(next);
        } while (next != '\n');
        return line.toByteArray();
    }

    /// Lets another program speak at the same end. What it is sent later never comes to the shell, which goes with
    /// it unless it says that it cannot do it at all.
    ///
    /// @param program its name
    /// @param arguments quoted. The last that it gets is its greeting, which it prints behind a line feed, and then
    ///     ` 0` and a line feed. Its exit code is 1 to 127 if it does not come to that, and no such code after
    /// @return whether it greets; where it does not, or is not there, the shell goes on
    public boolean gives(String program, String arguments) throws TargetException {
        String start = program + " " + arguments + " " + end();
        return answer("command -v " + program + " >/dev/null && { " + start
                        + "; r=$?; [ $r -gt 0 ] && [ $r -lt 128 ] || exit; }; " + reply("1"))
                .succeeded();
    }

    /// The program that it is.
    public Peer peer() {
        return peer;
    }

    @Override
    public void close() {
        peer.close();
    }
}
