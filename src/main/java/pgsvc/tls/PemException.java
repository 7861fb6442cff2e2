package pgsvc.tls;

/// A file with a certificate or a key cannot be used.
public final class PemException extends Exception {
    private final String mend;

    PemException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /// What to do about it.
    public String mend() {
        return mend;
    }
}
