package pgsvc.target.shell;

import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;
import pgsvc.target.peer.Peer;
import pgsvc.target.socket.CommandSocket;

/// Speaks to unix sockets of a node.
record SocketClient(Shell shell) {
    /// One command, one answer.
    String ask(String socket, String command) throws TargetException {
        Result answer = shell.run(SocketScript.of(socket, command));
        if (!answer.succeeded()) {
            throw CommandSocket.unanswered(socket, Peer.oneLine(answer.output()));
        }
        return answer.output();
    }
}
