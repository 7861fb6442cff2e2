package pgsvc.access;

import java.time.Instant;

/// That somebody is logged in.
///
/// @param user as at log-in: with another password, or none, it ends
/// @param vouched whether a provider named the user, whom the file of users does not know then
/// @param token what a request that changes something has to bring, too (CSRF)
/// @param begun when the user logged in
/// @param used when it was last used
record Login(User user, boolean vouched, String token, Instant begun, Instant used) {
    Login usedAt(Instant now) {
        return new Login(user, vouched, token, begun, now);
    }
}
