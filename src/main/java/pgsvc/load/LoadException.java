package pgsvc.load;

import java.sql.SQLException;

/// The cluster cannot be written to before the run, or not be read after it.
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    LoadException(String message, String mend, SQLException cause) {
        super(message, cause);
        this.mend = mend;
    }

    /// What to do about it, an imperative sentence.
    public String mend() {
        return mend;
    }
}
