package pgsvc.target.shell;

/// Speaks to a unix socket from a shell, which cannot itself: one of these tools is on any system (perl is
/// essential on Debian, python3 is Patroni's own). socat comes last: it takes a late answer for a whole one.
public final class SocketScript {
    private static final String SCRIPT = """
            s=%s
            c=%s
            if command -v perl >/dev/null; then
                perl -MSocket -e '$SIG{ALRM} = sub { die "no answer within 5 s\\n" }; alarm 5;
                    socket(S, PF_UNIX, SOCK_STREAM, 0) && connect(S, pack_sockaddr_un($ARGV[0])) or die "$!\\n";
                    syswrite S, "$ARGV[1]\\n"; shutdown S, 1; print while <S>' "$s" "$c"
            elif command -v python3 >/dev/null; then
                python3 -c 'import socket, sys
            s = socket.socket(socket.AF_UNIX)
            s.settimeout(5)
            try:
                s.connect(sys.argv[1])
                s.sendall(sys.argv[2].encode() + b"\\n")
                s.shutdown(socket.SHUT_WR)
                sys.stdout.buffer.write(b"".join(iter(lambda: s.recv(65536), b"")))
            except OSError as e:
                sys.exit(e.strerror or str(e))' "$s" "$c"
            elif command -v socat >/dev/null; then
                printf '%%s\\n' "$c" | socat -t 5 - "UNIX-CONNECT:$s"
            else
                echo 'neither perl nor python3 nor socat is there to speak to it' >&2
                exit 1
            fi""";

    private SocketScript() {}

    /// A script that gives one command and prints the answer; it fails when there is none.
    public static String of(String socket, String command) {
        return SCRIPT.formatted(ShellTarget.quoted(socket), ShellTarget.quoted(command));
    }
}
