package pgsvc.cli.topology;

import java.nio.file.Path;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.tls.PemException;
import pgsvc.tls.Tls;
import pgsvc.topology.rest.Credentials;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How a command is told to speak to Patroni's REST API.
public final class PatroniOptions {
    private static final String PASSWORD = "PGSVC_PATRONI_PASSWORD";

    private PatroniOptions() {}

    /// Adds them to a command.
    public static CommandSpec on(CommandSpec spec) {
        return spec.addOption(Options.value(
                        "FILE", "The authority that vouches for Patroni's certificate, in PEM.", "--ca-file"))
                .addOption(Options.flag(
                        "--check-name",
                        "Let the certificate name the address that is asked, which HAProxy's checks do not ask for."))
                .addOption(Options.value("FILE", "The certificate to show to Patroni, in PEM.", "--cert"))
                .addOption(Options.value("FILE", "Its key, in PEM and not encrypted. Default: in --cert.", "--key"))
                .addOption(Options.value(
                        "NAME",
                        "Who asks, where Patroni wants to know; the password is in " + PASSWORD + ".",
                        "--user"));
    }

    /// TLS as the options say it.
    ///
    /// @param declared the authority's file where none is named
    /// @throws CommandException when a file cannot be used
    static Tls tls(ParseResult parsed, Optional<String> declared) throws CommandException {
        Optional<String> named = Options.given(parsed, "--ca-file");
        try {
            return Tls.of(
                    named.or(() -> declared).map(Path::of), identity(parsed), Options.isSet(parsed, "--check-name"));
        } catch (PemException e) {
            String mend = named.isEmpty() && declared.isPresent()
                    ? "patroni_ssl_ca_file is a file of the load balancers' nodes: name the authority's file on this "
                            + "machine with --ca-file FILE."
                    : e.mend();
            throw CommandException.failed(e.getMessage() + ". " + mend);
        }
    }

    private static Optional<Tls.Identity> identity(ParseResult parsed) throws CommandException {
        Optional<String> certificate = Options.given(parsed, "--cert");
        Optional<String> key = Options.given(parsed, "--key");
        if (certificate.isEmpty() && key.isPresent()) {
            throw CommandException.usage("--key needs --cert FILE, the certificate that it belongs to.");
        }
        return certificate.map(file -> new Tls.Identity(Path.of(file), Path.of(key.orElse(file))));
    }

    /// Who asks, where the options say it.
    ///
    /// @throws CommandException when the password is missing
    static Optional<Credentials> credentials(ParseResult parsed, Session session) throws CommandException {
        Optional<String> user = Options.given(parsed, "--user");
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String password = session.environment().getOrDefault(PASSWORD, "");
        if (password.isEmpty()) {
            throw CommandException.usage("--user needs the password in the environment variable " + PASSWORD
                    + ", where other users of this machine do not see it.");
        }
        return Optional.of(new Credentials(user.get(), password));
    }
}
