package pgsvc.agent;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.hint.Balancer;
import pgsvc.target.socket.CommandBatch;
import pgsvc.target.socket.CommandSocket;

/// The socket of a HAProxy's worker, for an administrator (`stats socket … level admin`).
public final class HaproxySocket implements Balancer {
    private static final Pattern PID = Pattern.compile("^Pid: ([0-9]+)$", Pattern.MULTILINE);

    private final CommandSocket socket;

    public HaproxySocket(CommandSocket socket) {
        this.socket = socket;
    }

    @Override
    public String tell(List<String> commands) throws IOException {
        return CommandBatch.remarks(socket.askAtOnce(CommandBatch.line(commands)));
    }

    /// The process that answers.
    ///
    /// @throws IOException when none does, or something else than HAProxy
    public long pid() throws IOException {
        Matcher pid = PID.matcher(socket.askAtOnce("show info"));
        if (!pid.find()) {
            throw new IOException("what answers there is no HAProxy");
        }
        return Long.parseLong(pid.group(1));
    }
}
