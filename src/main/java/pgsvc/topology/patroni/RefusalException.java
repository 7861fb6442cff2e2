package pgsvc.topology.patroni;

import java.io.IOException;
import pgsvc.topology.rest.Reply;

/// Patroni understands what it is asked for, and does not do it; the message has its words.
public final class RefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean beforehand;

    RefusalException(Reply answer) {
        super("Patroni answers " + answer.status() + ": " + answer.body().strip());
        this.beforehand = answer.status() / 100 == 4;
    }

    /// Whether nothing was begun. Else (503) what was begun came to no good end, or nobody knows yet.
    public boolean isBeforehand() {
        return beforehand;
    }
}
