package pgsvc.access;

import java.io.IOException;

/// A file of users that cannot be read or written, told in a sentence.
public final class AccessException extends IOException {
    private static final long serialVersionUID = 1;

    public AccessException(String message) {
        super(message);
    }
}
