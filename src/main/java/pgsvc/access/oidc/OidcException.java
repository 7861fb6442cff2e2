package pgsvc.access.oidc;

import java.io.IOException;

/// A log-in by a provider that came to nothing, told in a sentence without its end.
public final class OidcException extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;
    private final boolean refused;

    private OidcException(String message, boolean refused) {
        super(message);
        this.why = message;
        this.refused = refused;
    }

    /// Whoever comes may not come in, or not so.
    static OidcException refused(String message) {
        return new OidcException(message, true);
    }

    /// The provider does not answer, or not as it has to.
    static OidcException broken(String message) {
        return new OidcException(message, false);
    }

    /// The message.
    public String why() {
        return why;
    }

    /// Whether it is for whoever comes to mend, and not for the provider.
    public boolean isRefused() {
        return refused;
    }
}
