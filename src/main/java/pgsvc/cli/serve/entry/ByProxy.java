package pgsvc.cli.serve.entry;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pgsvc.access.Gate;
import pgsvc.access.User;
import pgsvc.web.Answer;
import pgsvc.web.Request;

/// A proxy before this server asks who comes, and names the user in a header. It is believed by its address.
public final class ByProxy implements Entry {
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final String header;
    private final Set<InetAddress> proxies;
    private final Gate gate;
    /// A user's token follows from it, until this server ends.
    private final byte[] key = new byte[KEY_BYTES];

    /// @param header which the proxy sets, and takes away where a client sent it
    public ByProxy(String header, Set<InetAddress> proxies, Gate gate) {
        this.header = header;
        this.proxies = Set.copyOf(proxies);
        this.gate = gate;
        new SecureRandom().nextBytes(key);
    }

    @Override
    public Optional<Caller> caller(Request request) {
        return user(request)
                .map(user -> new Caller(
                        Optional.of(user.name()),
                        user.role(),
                        request.from().getHostAddress(),
                        Optional.of(token(user.name())),
                        false));
    }

    private Optional<User> user(Request request) {
        return proxies.contains(request.from())
                ? request.header(header).flatMap(name -> gate.users().named(name))
                : Optional.empty();
    }

    private String token(String user) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    @Override
    public boolean stays(Request request) {
        return user(request).isPresent();
    }

    @Override
    public Optional<Answer> own(Request request) {
        return Optional.empty();
    }

    @Override
    public Answer toStranger(Request request) {
        return Answer.refusal(403, "the proxy before this server names no user who is known here");
    }
}
