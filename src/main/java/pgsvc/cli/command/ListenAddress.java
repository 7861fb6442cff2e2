package pgsvc.cli.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/// Where a command listens, as an option says it: `ADDRESS:PORT`, or a port of loopback.
public final class ListenAddress {
    private static final Pattern FORM = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private ListenAddress() {}

    /// What an option says.
    ///
    /// @param example what it takes, for the message
    /// @return nothing where it is not given
    /// @throws CommandException when it is no address of this machine's kind
    public static Optional<InetSocketAddress> given(ParseResult parsed, String option, String example)
            throws CommandException {
        Optional<String> text = Options.given(parsed, option);
        return text.isEmpty() ? Optional.empty() : Optional.of(of(text.get(), option, example));
    }

    /// What a text says.
    ///
    /// @param option where it stands, for the message
    public static InetSocketAddress of(String text, String option, String example) throws CommandException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            throw CommandException.usage(
                    option + " takes ADDRESS:PORT, such as " + example + ", not \"" + text + "\".");
        }
        try {
            String host = Optional.ofNullable(matcher.group(1)).orElse("127.0.0.1");
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw CommandException.usage(option + ": there is no address " + e.getMessage() + ".");
        }
    }

    /// As it stands in a URL.
    public static String name(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
