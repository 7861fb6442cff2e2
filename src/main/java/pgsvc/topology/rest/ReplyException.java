package pgsvc.topology.rest;

import java.io.IOException;

/// An answer came that is not one of HTTP, or is too long.
public final class ReplyException extends IOException {
    private final boolean tooLong;

    private ReplyException(String message, boolean tooLong) {
        super(message);
        this.tooLong = tooLong;
    }

    static ReplyException noHttp(String what) {
        return new ReplyException(what, false);
    }

    static ReplyException tooLong(int bytes) {
        return new ReplyException("the answer is longer than " + bytes + " bytes", true);
    }

    /// Whether it was its length.
    public boolean isTooLong() {
        return tooLong;
    }
}
