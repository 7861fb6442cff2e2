package pgsvc.cli.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import picocli.CommandLine.ParseResult;

/// What `--listen` says.
final class ListenAddress {
    static final String USUAL = "127.0.0.1:9632";

    private static final Pattern FORM = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private ListenAddress() {}

    /// @throws CommandException when it is none
    static InetSocketAddress of(ParseResult parsed) throws CommandException {
        String text = Options.given(parsed, "--listen").orElse(USUAL);
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            throw CommandException.usage("--listen takes ADDRESS:PORT, such as " + USUAL + ", not \"" + text + "\".");
        }
        try {
            String host = Optional.ofNullable(matcher.group(1)).orElse("127.0.0.1");
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw CommandException.usage("--listen: there is no address " + e.getMessage() + ".");
        }
    }

    /// As it stands in a URL.
    static String name(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
