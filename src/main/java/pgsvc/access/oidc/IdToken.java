package pgsvc.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a provider says of somebody, signed (OpenID Connect Core 1.0, 3.1.3.7).
record IdToken(SignedJWT signed) {
    private static final Set<JWSAlgorithm> KNOWN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    /// So far clocks may differ.
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    /// Shorter keys of RSA can be guessed.
    private static final int RSA_BITS = 2048;

    /// @throws OidcException when it is none, or signed by an algorithm that proves nothing
    static IdToken parse(String text) throws OidcException {
        try {
            SignedJWT signed = SignedJWT.parse(text);
            if (!KNOWN.contains(signed.getHeader().getAlgorithm())) {
                throw untrue("is signed by " + signed.getHeader().getAlgorithm() + ", not RS256, PS256 or ES256");
            }
            return new IdToken(signed);
        } catch (ParseException _) {
            throw untrue("is not a signed one");
        }
    }

    private static OidcException untrue(String why) {
        return OidcException.broken("the provider's token " + why);
    }

    /// What it claims, when it is true.
    ///
    /// @param keys that may have signed it
    Map<String, Object> claims(List<JWK> keys, Registration registration, String nonce, Instant now)
            throws OidcException {
        try {
            if (!isSignedBy(keys)) {
                throw untrue("is not signed by a key of the provider");
            }
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            checkParties(claims, registration);
            checkTimes(claims, now);
            if (!nonce.equals(claims.getStringClaim("nonce"))) {
                throw untrue("is of another log-in: its nonce differs");
            }
            return claims.getClaims();
        } catch (ParseException | JOSEException _) {
            throw untrue("cannot be read");
        }
    }

    private boolean isSignedBy(List<JWK> keys) throws JOSEException {
        for (JWK key : keys) {
            Optional<JWSVerifier> verifier = verifier(key);
            if (verifier.isPresent() && signed.verify(verifier.get())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when rsa.size() >= RSA_BITS -> Optional.of(new RSASSAVerifier(rsa));
            case ECKey ec -> Optional.of(new ECDSAVerifier(ec));
            default -> Optional.empty();
        };
    }

    private static void checkParties(JWTClaimsSet claims, Registration registration)
            throws OidcException, ParseException {
        if (!registration.issuer().equals(claims.getIssuer())) {
            throw untrue("is of another issuer");
        }
        Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
        boolean meant = claims.getAudience().contains(registration.client());
        boolean alone = claims.getAudience().size() == 1 && party.isEmpty();
        if (!meant || !alone && !party.equals(Optional.of(registration.client()))) {
            throw untrue("is for another client than " + registration.client());
        }
    }

    private static void checkTimes(JWTClaimsSet claims, Instant now) throws OidcException {
        Instant late = now.minus(LEEWAY);
        Instant early = now.plus(LEEWAY);
        if (time(claims.getExpirationTime()).filter(late::isBefore).isEmpty()) {
            throw untrue("is over, or does not say when it is; or the clock here is wrong");
        }
        boolean begun = time(claims.getIssueTime())
                        .filter(at -> !early.isBefore(at))
                        .isPresent()
                && time(claims.getNotBeforeTime()).filter(early::isBefore).isEmpty();
        if (!begun) {
            throw untrue("is of the future, or does not say of when it is; or the clock here is wrong");
        }
    }

    private static Optional<Instant> time(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /// Without what it says.
    @Override
    public String toString() {
        return "IdToken[" + Objects.toString(signed.getHeader().getKeyID()) + "]";
    }
}
