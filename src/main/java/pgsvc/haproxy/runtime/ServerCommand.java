package pgsvc.haproxy.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands by which the servers of a section change while HAProxy runs (management guide, 9.3). A server is
/// named `section/server`.
public final class ServerCommand {
    private static final Pattern COMES = Pattern.compile("add server (\\S+) .*");
    private static final Pattern DRAINS = Pattern.compile("set server (\\S+) state drain");
    private static final Pattern GOES = Pattern.compile("set server (\\S+) state maint; del server \\S+");
    private static final Set<String> DONE = Set.of("New server registered.", "Server deleted.");

    /// Those that take nothing away first: a server that goes may have to wait for one that comes.
    public static final Comparator<String> ORDER = Comparator.comparing(
            command -> goes(command).or(() -> drains(command)).isPresent());

    private ServerCommand() {}

    /// Gives a server another weight.
    public static String weight(String server, String weight) {
        return "set server " + server + " weight " + weight;
    }

    /// Adds a server that gets no connection before it has passed its checks. A server that is enabled counts as
    /// up until its first check, and only commands of one line follow each other at once.
    ///
    /// @param words its address and options; what `default-server` says, too, since `add server` does not
    ///     look there
    /// @param checked whether these ask for health checks
    public static String add(String server, List<String> words, boolean checked) {
        String added = "add server " + server + " " + String.join(" ", words);
        return checked
                ? added + "; enable health " + server + "; enable server " + server + "; set server " + server
                        + " health down"
                : added + "; enable server " + server;
    }

    /// Lets a server have no new connections.
    public static String drain(String server) {
        return "set server " + server + " state drain";
    }

    /// Takes a drained server away that has no session.
    public static String remove(String server) {
        return "set server " + server + " state maint; del server " + server;
    }

    /// Lets a server that was to go have connections again.
    ///
    /// @param checkedAgain whether it was in maintenance and counts as down until its checks pass; sessions that a
    ///     drained server may have would end by that
    public static String readmit(String server, boolean checkedAgain) {
        String ready = "set server " + server + " state ready";
        return checkedAgain ? ready + "; set server " + server + " health down" : ready;
    }

    /// The server that a command adds.
    public static Optional<String> comes(String command) {
        return server(COMES, command);
    }

    /// The server that a command drains.
    public static Optional<String> drains(String command) {
        return server(DRAINS, command);
    }

    /// The server that a command takes away.
    public static Optional<String> goes(String command) {
        return server(GOES, command);
    }

    private static Optional<String> server(Pattern pattern, String command) {
        Matcher matcher = pattern.matcher(command);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// What HAProxy objects to, as its answer says; it is silent, or says what it did, where it obeys.
    public static Optional<String> objection(String answer) {
        String objection = String.join(
                " ",
                answer.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !DONE.contains(line))
                        .toList());
        return objection.isEmpty() ? Optional.empty() : Optional.of(objection);
    }
}
