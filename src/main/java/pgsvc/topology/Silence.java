package pgsvc.topology;

/// Why nothing usable came from a member's REST API.
///
/// @param words whole in themselves, to follow the address: `refuses the connection`
public record Silence(Kind kind, String words) {

    /// The kinds that a consumer may tell apart.
    public enum Kind {
        /// Its name is not known.
        UNKNOWN_HOST("unknown-host"),
        /// Nobody listens there.
        REFUSED("refused"),
        /// No way leads there.
        UNREACHABLE("unreachable"),
        /// The answer did not come, or not whole, in time.
        TIMED_OUT("timed-out"),
        /// The connection ended before the answer did.
        BROKEN_OFF("broken-off"),
        /// TLS came to nothing: whom it showed is not trusted, or it does not trust us.
        UNTRUSTED("untrusted"),
        /// It asks for a password or a certificate.
        DENIED("denied"),
        /// What came is not what Patroni answers.
        NOT_PATRONI("not-patroni");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /// The word for programs.
        public String id() {
            return id;
        }
    }
}
