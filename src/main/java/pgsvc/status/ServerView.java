package pgsvc.status;

import pgsvc.haproxy.runtime.ServerStatus;

/// A server as one load balancer has it.
public record ServerView(ServerStatus status, Standing standing) {
    /// The instance's name.
    public String name() {
        return status.server();
    }
}
