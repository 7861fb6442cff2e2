package pgsvc.access.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pgsvc.access.Role;
import pgsvc.access.User;

/// How a user follows from what a provider says of somebody.
///
/// @param user the claim that names the user; nothing for the first of the usual ones that can be a name
/// @param roles the claim whose values give roles; a dot leads into an object
/// @param values which give which role
public record Claims(Optional<String> user, String roles, Map<Role, Set<String>> values) {
    private static final List<String> USUAL = List.of("preferred_username", "email", "sub");

    public Claims {
        values = Map.copyOf(values);
    }

    /// Who it is.
    ///
    /// @throws OidcException when there is no name, or no role
    User user(Map<String, Object> said) throws OidcException {
        String name = name(said);
        Role role = role(said)
                .orElseThrow(() -> OidcException.refused(name + " has no role here: none of the values of the claim "
                        + roles + " gives one. Ask whoever runs pgsvc or the provider for a role"));
        return new User(name, role, Optional.empty());
    }

    private String name(Map<String, Object> said) throws OidcException {
        List<String> claims = user.map(List::of).orElse(USUAL);
        return claims.stream()
                .filter(claim -> !claim.equals("email") || !Boolean.FALSE.equals(said.get("email_verified")))
                .flatMap(claim -> found(said, claim).stream())
                .flatMap(Claims::texts)
                .filter(User::isName)
                .findFirst()
                .orElseThrow(() -> OidcException.refused("the provider gives no name that a user can have here, in "
                        + String.join(", ", claims)
                        + ": up to 64 letters, digits, dots, dashes, underscores and @. "
                        + "Whoever runs pgsvc can name another claim with --oidc-user"));
    }

    /// The highest of those that the values give.
    private Optional<Role> role(Map<String, Object> said) {
        Set<String> given = Set.copyOf(
                found(said, roles).map(Claims::texts).map(Stream::toList).orElse(List.of()));
        return Arrays.stream(Role.values())
                .filter(role -> values.getOrDefault(role, Set.of()).stream().anyMatch(given::contains))
                .max(Comparator.naturalOrder());
    }

    private static Stream<String> texts(Object value) {
        Collection<?> all = value instanceof Collection<?> several ? several : List.of(value);
        return all.stream().filter(String.class::isInstance).map(String.class::cast);
    }

    /// By the whole name first: some providers name claims by addresses, which have dots.
    private static Optional<Object> found(Map<?, ?> said, String claim) {
        Optional<Object> whole = Optional.ofNullable(said.get(claim));
        int dot = claim.indexOf('.');
        if (whole.isPresent() || dot < 0) {
            return whole;
        }
        return said.get(claim.substring(0, dot)) instanceof Map<?, ?> within
                ? found(within, claim.substring(dot + 1))
                : Optional.empty();
    }
}
