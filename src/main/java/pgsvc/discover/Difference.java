package pgsvc.discover;

/// Something that is declared otherwise than it is.
///
/// @param member whom it is about, by the declared name where there is one
/// @param detail what was found and why it matters
/// @param mend what to do about it
public record Difference(Kind kind, String member, String detail, String mend) {

    /// What it is about.
    public enum Kind {
        /// Live, and not declared.
        NOT_DECLARED("not-declared"),
        /// Declared, and not live.
        NOT_LIVE("not-live"),
        /// Another leads than the declared primary.
        ROLE("role"),
        /// It listens elsewhere.
        PORT("port"),
        /// Patroni calls it otherwise.
        NAME("name"),
        /// The address leads to another cluster.
        CLUSTER("cluster");

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
