package pgsvc.cli.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import pgsvc.access.Role;
import pgsvc.access.oidc.Claims;
import pgsvc.access.oidc.Provider;
import pgsvc.access.oidc.Registration;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ListenAddress;
import pgsvc.cli.command.Options;
import pgsvc.cli.serve.entry.ByProvider;
import pgsvc.files.PrivateFile;
import pgsvc.tls.PemException;
import pgsvc.tls.Tls;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that name a provider of OpenID Connect.
final class OidcOptions {
    static final String ISSUER = "--oidc-issuer";

    private static final String CLIENT = "--oidc-client";
    private static final String SECRET = "--oidc-secret-file";
    private static final String SCOPES = "--oidc-scopes";
    private static final String USUAL_SCOPES = "openid profile";
    private static final String USER = "--oidc-user";
    private static final String ROLES = "--oidc-roles";
    private static final String USUAL_ROLES = "groups";
    private static final String REDIRECT = "--oidc-redirect";
    private static final String AUTHORITIES = "--oidc-ca";

    private OidcOptions() {}

    static CommandSpec on(CommandSpec spec) {
        spec.addOption(Options.value("URL", "Whoever comes may log in with this provider of OpenID Connect.", ISSUER))
                .addOption(Options.value("ID", "The name by which the provider knows this server.", CLIENT))
                .addOption(Options.value(
                        "FILE", "The secret that the provider gave with it. Default: none, a public client.", SECRET))
                .addOption(Options.value("SCOPES", "What it is asked for. Default: " + USUAL_SCOPES + ".", SCOPES))
                .addOption(Options.value(
                        "CLAIM",
                        "Which claim names the user. Default: preferred_username, else email, else sub.",
                        USER))
                .addOption(Options.value("CLAIM", "Which claim gives roles. Default: " + USUAL_ROLES + ".", ROLES));
        for (Role role : Role.values()) {
            spec.addOption(several("A value of that claim which makes a user " + role.word() + ".", option(role)));
        }
        return spec.addOption(Options.value(
                        "URL",
                        "Where the provider sends browsers back to; it has to know this address. Default on loopback: "
                                + "http://ADDRESS" + ByProvider.BACK + ".",
                        REDIRECT))
                .addOption(Options.value(
                        "FILE",
                        "Trust these authorities when the provider is asked (PEM). Default: those that Java brings.",
                        AUTHORITIES));
    }

    private static OptionSpec several(String description, String name) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("VALUE")
                .description(description + " May be given again.")
                .build();
    }

    private static String option(Role role) {
        return "--oidc-" + role.word();
    }

    /// Nothing where no provider is named.
    static Optional<Provider> of(ParseResult parsed, InetSocketAddress address, InstantSource clock)
            throws CommandException {
        Optional<String> issuer = Options.given(parsed, ISSUER);
        Optional<String> client = Options.given(parsed, CLIENT);
        if (issuer.isPresent() != client.isPresent()) {
            throw CommandException.usage(ISSUER + " and " + CLIENT + " go together: give both.");
        }
        if (issuer.isEmpty()) {
            refuseAlone(parsed);
            return Optional.empty();
        }
        safe(ISSUER, issuer.get());
        Registration registration = new Registration(
                issuer.get(),
                client.orElseThrow(),
                secret(parsed),
                scopes(parsed),
                redirect(parsed, address),
                claims(parsed));
        return Optional.of(new Provider(registration, authorities(parsed), clock));
    }

    private static void refuseAlone(ParseResult parsed) throws CommandException {
        Optional<String> alone = Stream.concat(
                        Stream.of(SECRET, SCOPES, USER, ROLES, REDIRECT, AUTHORITIES),
                        Stream.of(Role.values()).map(OidcOptions::option))
                .filter(option -> Options.isSet(parsed, option))
                .findFirst();
        if (alone.isPresent()) {
            throw CommandException.usage(
                    alone.get() + " says more of a provider: add " + ISSUER + " and " + CLIENT + ".");
        }
    }

    private static URI safe(String option, String text) throws CommandException {
        try {
            URI uri = new URI(text);
            if (Registration.isSafe(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Said below, with what else is no such address.
        }
        throw CommandException.usage(
                option + " takes an address such as https://login.example.com, without what follows "
                        + "? or #; http is for loopback alone. Not \"" + text + "\".");
    }

    private static String scopes(ParseResult parsed) throws CommandException {
        String scopes = Options.given(parsed, SCOPES).orElse(USUAL_SCOPES);
        if (!List.of(scopes.split(" ")).contains("openid")) {
            throw CommandException.usage(
                    SCOPES + " takes words with spaces between, among them openid, not \"" + scopes + "\".");
        }
        return scopes;
    }

    private static URI redirect(ParseResult parsed, InetSocketAddress address) throws CommandException {
        Optional<String> given = Options.given(parsed, REDIRECT);
        if (given.isEmpty() && (!address.getAddress().isLoopbackAddress() || address.getPort() == 0)) {
            throw CommandException.usage(
                    ISSUER + " needs " + REDIRECT + " here: the address at which browsers reach this "
                            + "server, such as https://pgsvc.example.com" + ByProvider.BACK + ".");
        }
        String usual = "http://" + ListenAddress.name(address) + ByProvider.BACK;
        URI redirect = safe(REDIRECT, given.orElse(usual));
        if (!redirect.getPath().equals(ByProvider.BACK)) {
            throw CommandException.usage(REDIRECT + " takes an address that ends in " + ByProvider.BACK
                    + " after the host, not \"" + redirect + "\".");
        }
        return redirect;
    }

    private static Claims claims(ParseResult parsed) throws CommandException {
        Map<Role, Set<String>> values = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            values.put(role, Set.copyOf(parsed.matchedOptionValue(option(role), List.<String>of())));
        }
        if (values.values().stream().allMatch(Set::isEmpty)) {
            throw CommandException.usage("With " + ISSUER
                    + " alone nobody has a role: add --oidc-viewer, --oidc-operator "
                    + "or --oidc-admin, each with a value of the claim " + USUAL_ROLES + " or of " + ROLES + ".");
        }
        return new Claims(
                Options.given(parsed, USER), Options.given(parsed, ROLES).orElse(USUAL_ROLES), values);
    }

    private static Optional<SSLContext> authorities(ParseResult parsed) throws CommandException {
        Optional<Path> file = Options.given(parsed, AUTHORITIES).map(Path::of);
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Tls.context(file, Optional.empty()));
        } catch (PemException e) {
            throw CommandException.failed(AUTHORITIES + ": " + e.getMessage() + ". " + e.mend());
        }
    }

    private static Optional<String> secret(ParseResult parsed) throws CommandException {
        Optional<Path> file = Options.given(parsed, SECRET).map(Path::of);
        return file.isEmpty() ? Optional.empty() : Optional.of(secret(file.get()));
    }

    private static String secret(Path file) throws CommandException {
        try {
            String secret = PrivateFile.read(file).strip();
            if (secret.isEmpty()) {
                throw CommandException.failed(SECRET + ": " + file + " is empty. Write the client's secret into it.");
            }
            return secret;
        } catch (IOException e) {
            throw CommandException.failed(
                    SECRET + " cannot be read: " + e.getMessage() + ". Only whoever runs this may be able to read it.");
        }
    }
}
