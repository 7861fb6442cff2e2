package pgsvc.target.reach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.model.Connection;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;
import pgsvc.target.peer.Peer;
import pgsvc.target.perl.PerlTarget;
import pgsvc.target.shell.Shell;
import pgsvc.target.shell.ShellTarget;

/// Opens targets. The system's own ssh is run, so that the user's configuration, agent, jump hosts and known hosts
/// count; it never asks. Safe for use by several threads.
///
/// @param ssh the program that is run as ssh
/// @param patience with which each operation on a target is waited for
public record Targets(String ssh, Duration patience) {
    /// Names another program than ssh.
    public static final String SSH_VARIABLE = "PGSVC_SSH";

    /// With what the environment says.
    public static Targets of(Map<String, String> environment, Duration patience) {
        String named = environment.getOrDefault(SSH_VARIABLE, "");
        return new Targets(named.isEmpty() ? "ssh" : named, patience);
    }

    /// Opens one.
    ///
    /// @param name the node's name in the inventory
    /// @throws TargetException gone when it cannot be reached, with what to try by hand
    public Target open(String name, Connection connection) throws TargetException {
        return switch (connection) {
            case Connection.Local local
            when local.become().filter(user -> !isSelf(user)).isEmpty() -> LocalTarget.open(name, patience);
            case Connection.Local local -> connect(name, as(local.become(), "sh"), as(local.become(), "true"));
            case Connection.Ssh there ->
                connect(name, command(there, as(there.become(), "sh")), command(there, as(there.become(), "true")));
        };
    }

    private static boolean isSelf(Connection.Become become) {
        return become.user().equals(System.getProperty("user.name"));
    }

    private Target connect(String name, List<String> command, List<String> byHand) throws TargetException {
        String line = byHand.stream().map(Targets::typed).collect(Collectors.joining(" "));
        Shell shell = Shell.over(
                Peer.start(name, command, "Try `" + line + "` by hand, or leave the node out with -l.", patience));
        Optional<Target> withPerl = PerlTarget.at(shell);
        return withPerl.isPresent() ? withPerl.get() : ShellTarget.over(shell);
    }

    /// `-n`: whoever would have to type a password is told so.
    private static List<String> as(Optional<Connection.Become> become, String program) {
        List<String> words = new ArrayList<>();
        become.ifPresent(user -> {
            words.addAll(user.program());
            words.addAll(List.of("-n", "-u", user.user()));
        });
        words.add(program);
        return words;
    }

    /// Of an option that is given twice ssh takes the first: so the inventory's variables come before its arguments,
    /// as Ansible has it, and both before pgsvc's own wishes.
    private List<String> command(Connection.Ssh there, List<String> remote) {
        List<String> words = new ArrayList<>(List.of(ssh, "-T", "-o", "BatchMode=yes"));
        there.port().ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
        there.user().ifPresent(user -> words.addAll(List.of("-l", user)));
        there.keyFile().ifPresent(key -> words.addAll(List.of("-i", key)));
        words.addAll(there.arguments());
        words.addAll(List.of("-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=3"));
        words.add(there.host());
        words.add(remote.stream().map(Targets::typed).collect(Collectors.joining(" ")));
        return words;
    }

    /// As a person would type it: quoted only where a shell would not take it as it is.
    private static String typed(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : ShellTarget.words(List.of(word));
    }
}
