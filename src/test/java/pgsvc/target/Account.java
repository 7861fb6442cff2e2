package pgsvc.target;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An account of this machine: the one that runs the tests, or an ordinary one which root may become.
public record Account(String name, int uid, int gid, String shell) {
    private static final Set<String> SHELLS = Set.of("/bin/sh", "/bin/bash", "/bin/dash");

    /// Who runs the tests.
    public static Account own() {
        return accounts().stream()
                .filter(account -> account.name().equals(System.getProperty("user.name")))
                .findFirst()
                .orElseThrow();
    }

    /// An ordinary one with a login shell.
    public static Account ordinary() {
        Account own = own();
        if (!own.isRoot()) {
            return own;
        }
        List<Account> ordinary = accounts().stream()
                .filter(account -> !account.isRoot() && SHELLS.contains(account.shell()))
                .toList();
        assumeTrue(!ordinary.isEmpty(), "no ordinary account with a shell is here");
        return ordinary.getLast();
    }

    private static List<Account> accounts() {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .map(line -> line.split(":"))
                    .filter(fields -> fields.length == 7)
                    .map(fields ->
                            new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[6]))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public boolean isRoot() {
        return uid == 0;
    }

    /// A command that runs as this account.
    public List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        if (!equals(own())) {
            command.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--reset-env"));
        }
        command.addAll(List.of(words));
        return command;
    }
}
