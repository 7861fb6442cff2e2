package pgsvc.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.access.TestClock;
import pgsvc.tls.OpenSsl;
import pgsvc.tls.Tls;

/// Log-ins by a real provider on loopback, and all that is not believed.
@Timeout(60)
class ProviderTest {
    private static final String UNSIGNED = "the provider's token is not signed by a key of the provider";

    private static final String ORIGIN = "http://127.0.0.1:9632";

    private final TestClock clock = new TestClock();
    private PlayedProvider played;
    private Provider provider;
    private Optional<SSLContext> trusted = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        played = new PlayedProvider(clock);
        provider = new Provider(played.registration(ORIGIN), Optional.empty(), clock);
    }

    @AfterEach
    void end() {
        played.close();
    }

    private record Way(String browser, Map<String, String> back) {
        Provider.Return with(String state, String otherBrowser) {
            return new Provider.Return(
                    state,
                    otherBrowser,
                    Optional.ofNullable(back.get("code")),
                    Optional.ofNullable(back.get("iss")),
                    Optional.empty());
        }

        Provider.Return all() {
            return with(back.getOrDefault("state", ""), browser);
        }
    }

    /// To the provider and back.
    private Way go() throws Exception {
        Provider.Start start = provider.begin();
        var connection = (HttpURLConnection) start.to().toURL().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(trusted.orElseThrow().getSocketFactory());
        }
        connection.setInstanceFollowRedirects(false);
        String location = connection.getHeaderField("Location");
        return new Way(
                start.browser(), PlayedProvider.parameters(URI.create(location).getRawQuery()));
    }

    private String outcome(Provider.Return back) {
        try {
            var user = provider.finish(back);
            return user.name() + " " + user.role().word();
        } catch (OidcException e) {
            return e.why();
        }
    }

    private String login() throws Exception {
        return outcome(go().all());
    }

    private String said(UnaryOperator<JWTClaimsSet.Builder> says) throws Exception {
        played.says = says;
        return login();
    }

    @Test
    void whoeverTheProviderNamesComesInWithTheHighestRole() throws Exception {
        assertThat(login()).isEqualTo("alice admin");
        assertThat(said(claims -> claims.claim("groups", "dev"))).isEqualTo("alice viewer");
    }

    @Test
    void tokensByEachKnownAlgorithmAreBelieved() throws Exception {
        played.signs = claims -> PlayedProvider.signed(JWSAlgorithm.PS256, played.rsa, claims);
        assertThat(login()).isEqualTo("alice admin");
        played.signs = claims -> PlayedProvider.signed(JWSAlgorithm.ES256, played.ec, claims);
        assertThat(login()).isEqualTo("alice admin");
    }

    @Test
    void aNameIsTakenFromTheFirstClaimThatHasOne() throws Exception {
        assertThat(said(claims -> claims.claim("preferred_username", "no name").claim("email", "al@example.com")))
                .isEqualTo("al@example.com admin");
        assertThat(said(claims -> claims.claim("preferred_username", null)
                        .claim("email", "al@example.com")
                        .claim("email_verified", false)))
                .isEqualTo("4711 admin");
    }

    @Test
    void nobodyComesInWithoutARole() throws Exception {
        assertThat(said(claims -> claims.claim("groups", List.of("staff"))))
                .isEqualTo("alice has no role here: none of the values of the claim groups gives one. "
                        + "Ask whoever runs pgsvc or the provider for a role");
        assertThat(said(claims -> claims.claim("groups", null))).startsWith("alice has no role here");
    }

    @Test
    void aStateOfNobodyOrOfAnotherBrowserOrUsedOrTooOldIsRefused() throws Exception {
        String refused = "this log-in was not begun in this browser at http://127.0.0.1:9632/, was used already, "
                + "or took longer than 10 minutes. Begin again";
        Way one = go();
        assertThat(outcome(one.with("other", one.browser()))).isEqualTo(refused);
        assertThat(outcome(one.all())).isEqualTo("alice admin");
        assertThat(outcome(one.all())).isEqualTo(refused);
        Way two = go();
        assertThat(outcome(two.with(two.back().getOrDefault("state", ""), one.browser())))
                .isEqualTo(refused);
        assertThat(outcome(two.all())).isEqualTo(refused);
        Way three = go();
        clock.pass(Duration.ofMinutes(10));
        assertThat(outcome(three.all())).isEqualTo(refused);
    }

    @Test
    void aTokenForAnotherLogInOrClientOrOfAnotherIssuerIsRefused() throws Exception {
        assertThat(said(claims -> claims.claim("nonce", "other")))
                .isEqualTo("the provider's token is of another log-in: its nonce differs");
        String another = "the provider's token is for another client than pgsvc";
        assertThat(said(claims -> claims.audience("other"))).isEqualTo(another);
        assertThat(said(claims -> claims.audience(List.of("pgsvc", "other")))).isEqualTo(another);
        assertThat(said(claims -> claims.claim("azp", "other"))).isEqualTo(another);
        assertThat(said(claims -> claims.audience(List.of("pgsvc", "other")).claim("azp", "pgsvc")))
                .isEqualTo("alice admin");
        assertThat(said(claims -> claims.issuer("http://127.0.0.1:1")))
                .isEqualTo("the provider's token is of another issuer");
    }

    @Test
    void aTokenThatIsOverOrOfTheFutureIsRefusedWithAMinutesLeeway() throws Exception {
        String over = "the provider's token is over, or does not say when it is; or the clock here is wrong";
        String future =
                "the provider's token is of the future, or does not say of when it is; or the clock here is wrong";
        assertThat(said(claims -> claims.expirationTime(in(-59)))).isEqualTo("alice admin");
        assertThat(said(claims -> claims.expirationTime(in(-60)))).isEqualTo(over);
        assertThat(said(claims -> claims.expirationTime(null))).isEqualTo(over);
        assertThat(said(claims -> claims.issueTime(in(60)).notBeforeTime(in(60))))
                .isEqualTo("alice admin");
        assertThat(said(claims -> claims.issueTime(in(61)))).isEqualTo(future);
        assertThat(said(claims -> claims.notBeforeTime(in(61)))).isEqualTo(future);
    }

    private Date in(int seconds) {
        Instant at = clock.instant().plusSeconds(seconds);
        return Date.from(at);
    }

    @Test
    void anUnsignedTokenAndOneSignedWithWhatEverybodyKnowsAreRefused() throws Exception {
        played.signs = claims -> new PlainJWT(claims).serialize();
        assertThat(login()).isEqualTo("the provider's token is not a signed one");
        played.signs = claims -> {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims);
            token.sign(new MACSigner(played.rsa.toRSAPublicKey().getEncoded()));
            return token.serialize();
        };
        assertThat(login()).isEqualTo("the provider's token is signed by HS256, not RS256, PS256 or ES256");
    }

    @Test
    void aForeignKeyIsRefusedAlsoUnderAKnownName() throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("rsa").generate();
        played.signs = claims -> PlayedProvider.signed(JWSAlgorithm.RS256, foreign, claims);
        assertThat(login()).isEqualTo(UNSIGNED);
        RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
        played.shows = List.of(weak);
        played.signs = claims -> PlayedProvider.signed(JWSAlgorithm.RS256, weak, claims);
        clock.pass(Duration.ofMinutes(1));
        assertThat(login()).isEqualTo(UNSIGNED);
    }

    @Test
    void anUnknownKeyMakesTheKeysBeReadAgainOnceAMinute() throws Exception {
        assertThat(login()).isEqualTo("alice admin");
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        played.shows = List.of(next);
        played.signs = claims -> PlayedProvider.signed(JWSAlgorithm.RS256, next, claims);
        assertThat(login()).isEqualTo(UNSIGNED);
        assertThat(played.keysRead).hasValue(1);
        clock.pass(Duration.ofMinutes(1));
        assertThat(login()).isEqualTo("alice admin");
        assertThat(played.keysRead).hasValue(2);
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotAsked() throws Exception {
        played.calls = Optional.of(played.issuer() + "/");
        assertThat(begun())
                .isEqualTo("the provider calls itself " + played.issuer() + "/, not " + played.issuer()
                        + ". Give --oidc-issuer to the letter, with or without a slash at the end");
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainAtTheNextLogIn() throws Exception {
        played.close();
        assertThat(begun()).startsWith("the provider does not answer at " + played.issuer() + "/.well-known");
    }

    private String begun() {
        try {
            return provider.begin().to().toString();
        } catch (OidcException e) {
            return e.why();
        }
    }

    @Test
    void aSecretIsSentAsTheProviderWantsItAndAPublicClientHasNone() throws Exception {
        played.proof = Optional.of("client_secret_post");
        assertThat(login()).isEqualTo("alice admin");
        played.proof = Optional.of("client_secret_basic");
        assertThat(login())
                .as("what the provider said is known for an hour")
                .contains("gives no token", "invalid_grant");
        clock.pass(Duration.ofHours(1));
        assertThat(login()).isEqualTo("alice admin");
        played.proof = Optional.of("none");
        provider = new Provider(played.registration(ORIGIN, Optional.empty(), "groups"), Optional.empty(), clock);
        assertThat(login()).isEqualTo("alice admin");
    }

    @Test
    void rolesMayStandWithinObjectsAndUnderNamesWithDots() throws Exception {
        provider = new Provider(
                played.registration(ORIGIN, Optional.of(PlayedProvider.SECRET), "resource_access.pgsvc.roles"),
                Optional.empty(),
                clock);
        assertThat(said(claims -> claims.claim("resource_access", Map.of("pgsvc", Map.of("roles", List.of("dev"))))))
                .isEqualTo("alice viewer");
        assertThat(said(claims -> claims.claim("resource_access.pgsvc.roles", "dba")))
                .isEqualTo("alice admin");
        assertThat(said(claims -> claims.claim("resource_access", Map.of("pgsvc", "dba"))))
                .startsWith("alice has no role here");
    }

    @Test
    void anotherSenderThanTheProviderIsRefused() throws Exception {
        played.sender = Optional.of(played.issuer());
        assertThat(login()).isEqualTo("alice admin");
        played.sender = Optional.of("https://another.example.com");
        assertThat(login()).isEqualTo("another provider answered than was asked");
    }

    @Test
    void aProviderIsTrustedByTheAuthorityThatIsNamedAndByNoOther(@TempDir Path folder) throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.selfSigned("ca", OpenSsl.ELLIPTIC);
        openssl.selfSigned("other", OpenSsl.ELLIPTIC);
        openssl.certificate("ca", "login", OpenSsl.ELLIPTIC, "IP:127.0.0.1");
        Tls.Identity own = new Tls.Identity(openssl.file("login.crt"), openssl.file("login.key"));
        SSLContext trusting = Tls.context(Optional.of(openssl.file("ca.crt")), Optional.empty());
        trusted = Optional.of(trusting);
        played.close();
        played = PlayedProvider.secured(clock, Tls.context(Optional.empty(), Optional.of(own)));

        provider = new Provider(played.registration(ORIGIN), Optional.of(trusting), clock);
        assertThat(login()).isEqualTo("alice admin");
        provider = new Provider(played.registration(ORIGIN), Optional.empty(), clock);
        assertThat(begun()).startsWith("the provider does not answer at " + played.issuer());
        SSLContext mistaken = Tls.context(Optional.of(openssl.file("other.crt")), Optional.empty());
        provider = new Provider(played.registration(ORIGIN), Optional.of(mistaken), clock);
        assertThat(begun()).startsWith("the provider does not answer at " + played.issuer());
    }

    @Test
    void onlyTlsAndLoopbackAreSafe() {
        assertThat(List.of("https://a.example", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost"))
                .allMatch(text -> Registration.isSafe(URI.create(text)));
        assertThat(List.of("http://a.example", "http://10.0.0.1", "http://localhost.example", "ftp://localhost", "a"))
                .noneMatch(text -> Registration.isSafe(URI.create(text)));
    }
}
