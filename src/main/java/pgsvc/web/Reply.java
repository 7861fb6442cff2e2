package pgsvc.web;

import java.util.function.BooleanSupplier;

/// What becomes of a request.
public sealed interface Reply permits Answer, Reply.Stream {
    /// Server-sent events, as long as the client stays.
    ///
    /// @param mayGoOn asked before each event, and every 15 s
    record Stream(Feed feed, BooleanSupplier mayGoOn) implements Reply {}
}
