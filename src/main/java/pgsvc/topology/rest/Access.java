package pgsvc.topology.rest;

import java.util.Optional;
import pgsvc.tls.Tls;

/// How REST APIs are spoken to.
///
/// @param tls for addresses that begin with `https`; the machine's own authorities when absent
/// @param credentials shown to a server that asks for them, and with each request that changes something
public record Access(Optional<Tls> tls, Optional<Credentials> credentials, Limits limits) {
    /// Without credentials, as for a person who waits.
    public static final Access OPEN = new Access(Optional.empty(), Optional.empty(), Limits.PATIENT);

    /// The same within other limits.
    public Access within(Limits other) {
        return new Access(tls, credentials, other);
    }
}
