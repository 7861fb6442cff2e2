package pgsvc.diagnostic;

import java.util.Locale;

/// One thing that can be wrong. Each stage keeps its rules in an enum that implements this; the constant's name
/// is the rule's id, and the summary never varies with the input.
public interface Rule {
    /// The enum constant's own name, `SERVICE_PORT_MISSING`.
    String name();

    /// How much it matters.
    Severity severity();

    /// What is wrong, in one constant line without a full stop.
    String summary();

    /// The id that users see, quote and filter by: `service-port-missing`.
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
