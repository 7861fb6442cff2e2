package pgsvc.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pgsvc.access.Gate;
import pgsvc.access.UsersFile;
import pgsvc.access.WatchedUsers;
import pgsvc.access.oidc.Provider;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ListenAddress;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.serve.entry.Audit;
import pgsvc.cli.serve.entry.ByPassword;
import pgsvc.cli.serve.entry.ByProvider;
import pgsvc.cli.serve.entry.ByProxy;
import pgsvc.cli.serve.entry.Entry;
import pgsvc.cli.serve.entry.Scraper;
import pgsvc.cli.serve.entry.WithoutUsers;
import pgsvc.web.Certificate;
import pgsvc.web.Listening;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Where the page is, who may come, and what is written of it.
///
/// @param scraper who may have metrics
record Settings(Listening listening, Entry entry, Scraper scraper, Audit audit) {
    private static final String LISTEN = "--listen";
    private static final String USUAL = "127.0.0.1:9632";
    private static final String USERS = "--users";
    private static final String BEHIND = "--behind";
    private static final String FROM = "--from";
    private static final String CERTIFICATE = "--tls-cert";
    private static final String KEY = "--tls-key";
    private static final String NAME = "--name";
    private static final String AUDIT = "--audit";

    static CommandSpec options(CommandSpec spec) {
        return OidcOptions.on(spec.addOption(Options.value(
                        "ADDRESS",
                        "Where the page is. Default: " + USUAL
                                + ". Another than of loopback only where it is known who comes.",
                        LISTEN))
                .addOption(Options.value("FILE", "Whoever comes logs in: pgsvc user writes this file.", USERS))
                .addOption(Options.value("FILE", "Speak TLS, with this certificate (PEM) and its chain.", CERTIFICATE))
                .addOption(Options.value("FILE", "The certificate's key (PEM, not encrypted).", KEY))
                .addOption(Options.value(
                        "HEADER", "A proxy asks who comes, and names the user of --users in this header.", BEHIND))
                .addOption(Options.value("ADDRESS,…", "Whence that header is believed.", FROM))
                .addOption(Options.value("HOST,…", "What else this server is called, such as pgsvc.example.com.", NAME))
                .addOption(Options.value(
                        "FILE", "Add a line for each action and log-in. Default: standard error.", AUDIT)));
    }

    /// @throws CommandException when they do not go together, or a file is not as it has to be
    static Settings of(ParseResult parsed, Session session) throws CommandException {
        together(parsed, CERTIFICATE, KEY);
        together(parsed, BEHIND, FROM);
        InetSocketAddress address =
                ListenAddress.of(Options.given(parsed, LISTEN).orElse(USUAL), LISTEN, USUAL);
        boolean loopback = address.getAddress().isLoopbackAddress();
        refuseOpenDoors(parsed, address, loopback);
        InstantSource clock = Clock.systemUTC();
        Audit audit = audit(parsed, session, clock);
        Optional<Gate> gate = gate(parsed, session, clock);
        Optional<Provider> provider = OidcOptions.of(parsed, address, clock);
        // Where a provider alone says who comes, no password is right, of those who ask for metrics neither.
        Optional<Gate> asked = gate.or(() -> provider.map(_ -> Gate.withoutUsers(clock)));
        Entry entry = asked.isEmpty() ? new WithoutUsers() : entry(parsed, asked.get(), clock, audit);
        if (provider.isPresent()) {
            ByPassword sessions = new ByPassword(asked.orElseThrow(), clock, audit);
            entry = new ByProvider(provider.get(), sessions, gate.isPresent(), audit);
        }
        return new Settings(
                new Listening(address, Set.copyOf(list(parsed, NAME)), certificate(parsed)),
                entry,
                new Scraper(loopback ? Optional.empty() : asked),
                audit);
    }

    private static void together(ParseResult parsed, String one, String other) throws CommandException {
        if (Options.isSet(parsed, one) != Options.isSet(parsed, other)) {
            throw CommandException.usage(one + " and " + other + " go together: give both.");
        }
    }

    private static void refuseOpenDoors(ParseResult parsed, InetSocketAddress address, boolean loopback)
            throws CommandException {
        boolean users = Options.isSet(parsed, USERS) || Options.isSet(parsed, OidcOptions.ISSUER);
        if (Options.isSet(parsed, BEHIND) && Options.isSet(parsed, OidcOptions.ISSUER)) {
            throw CommandException.usage(BEHIND + " and " + OidcOptions.ISSUER
                    + " both say who comes: give one. A proxy that only speaks TLS needs no " + BEHIND + ".");
        }
        if (Options.isSet(parsed, BEHIND) && !users) {
            throw CommandException.usage(
                    BEHIND + " says who comes; what they may do stands in a file: add --users FILE (see pgsvc user).");
        }
        if (!loopback && !(users && (Options.isSet(parsed, CERTIFICATE) || Options.isSet(parsed, BEHIND)))) {
            throw CommandException.usage("--listen takes an address of loopback, not "
                    + address.getAddress().getHostAddress()
                    + ", where everybody may come: add --users or --oidc-issuer with --tls-cert and --tls-key, or "
                    + "--users with --behind and --from. Or reach it from elsewhere by ssh -L.");
        }
    }

    private static Optional<Gate> gate(ParseResult parsed, Session session, InstantSource clock)
            throws CommandException {
        Optional<String> file = Options.given(parsed, USERS);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            WatchedUsers users =
                    new WatchedUsers(new UsersFile(Path.of(file.get())), words -> session.say("pgsvc serve: " + words));
            return Optional.of(new Gate(users, clock));
        } catch (IOException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()));
        }
    }

    private static Entry entry(ParseResult parsed, Gate gate, InstantSource clock, Audit audit)
            throws CommandException {
        Optional<String> header = Options.given(parsed, BEHIND);
        if (header.isEmpty()) {
            return new ByPassword(gate, clock, audit);
        }
        if (!header.get().matches("[A-Za-z0-9-]+")) {
            throw CommandException.usage(
                    BEHIND + " takes a header's name, such as X-Remote-User, not \"" + header.get() + "\".");
        }
        return new ByProxy(header.get(), proxies(parsed), gate);
    }

    private static Set<InetAddress> proxies(ParseResult parsed) throws CommandException {
        Set<InetAddress> proxies = new HashSet<>();
        for (String text : list(parsed, FROM)) {
            try {
                proxies.add(InetAddress.ofLiteral(text));
            } catch (IllegalArgumentException _) {
                throw CommandException.usage(FROM + " takes addresses in numbers, not \"" + text + "\".");
            }
        }
        return proxies;
    }

    private static Set<String> list(ParseResult parsed, String option) {
        return Set.of(Options.given(parsed, option).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toArray(String[]::new));
    }

    private static Optional<Certificate> certificate(ParseResult parsed) {
        return Options.given(parsed, CERTIFICATE)
                .map(chain -> new Certificate(
                        Path.of(chain), Path.of(Options.given(parsed, KEY).orElseThrow())));
    }

    private static Audit audit(ParseResult parsed, Session session, InstantSource clock) throws CommandException {
        Optional<String> file = Options.given(parsed, AUDIT);
        Audit audit = new Audit(file.map(Path::of), session::say, clock);
        try {
            audit.begin();
            return audit;
        } catch (IOException e) {
            throw CommandException.failed("--audit " + file.orElse("") + " cannot be written: " + e.getMessage() + ".");
        }
    }

    /// What the page is reached at, for a person to click.
    String url(InetSocketAddress bound) {
        return (listening.certificate().isPresent() ? "https://" : "http://") + ListenAddress.name(bound);
    }
}
