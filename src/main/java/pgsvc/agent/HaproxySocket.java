package pgsvc.agent;

import java.io.IOException;
import java.util.List;
import pgsvc.haproxy.runtime.Info;
import pgsvc.hint.Balancer;
import pgsvc.target.socket.CommandBatch;
import pgsvc.target.socket.CommandSocket;

/// The socket of a HAProxy's worker, for an administrator (`stats socket … level admin`).
public final class HaproxySocket implements Balancer {
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
        return Info.pid(socket.askAtOnce("show info"))
                .orElseThrow(() -> new IOException("what answers there is no HAProxy"));
    }
}
