package pgsvc.access.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The keys with which a provider signs. They are read again after a while, and when it signs with an unknown one,
/// but not so often that strangers could make this server ask all the time. Safe for use by several threads.
final class ProviderKeys {
    /// A key that the provider withdrew is believed no longer than this.
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Wire wire;
    private final InstantSource clock;
    private Instant read = Instant.MIN;
    private JWKSet keys = new JWKSet();

    ProviderKeys(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /// Those that can have signed what has this header: public ones of the algorithm's own kind.
    synchronized List<JWK> of(JWSHeader header, URI place) throws OidcException {
        if (isOlderThan(LONGEST)) {
            read(place);
        }
        List<JWK> found = select(header);
        if (found.isEmpty() && isOlderThan(PAUSE)) {
            read(place);
            found = select(header);
        }
        return found;
    }

    private boolean isOlderThan(Duration age) {
        return read.equals(Instant.MIN) || !clock.instant().isBefore(read.plus(age));
    }

    private List<JWK> select(JWSHeader header) {
        return Optional.ofNullable(JWKMatcher.forJWSHeader(header))
                .map(matcher -> new JWKSelector(matcher).select(keys))
                .orElse(List.of());
    }

    private void read(URI place) throws OidcException {
        try {
            keys = JWKSet.parse(wire.get(place).object()).toPublicJWKSet();
            read = clock.instant();
        } catch (ParseException _) {
            throw OidcException.broken("the provider's keys at " + place + " cannot be read");
        }
    }
}
