package pgsvc.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.sandbox.layout.SandboxException;

/// Whom the sandbox's servers run as: whoever starts it, but `postgres` where that is root, whom PostgreSQL refuses.
///
/// @param other the account to change to; empty for one's own
public record Account(Optional<String> other) {
    private static final String POSTGRES = "postgres";

    /// The one to use.
    ///
    /// @throws SandboxException when root has no `postgres` to change to
    public static Account choose() throws SandboxException {
        if (!System.getProperty("user.name").equals("root")) {
            return new Account(Optional.empty());
        }
        if (!exists(POSTGRES)) {
            throw new SandboxException(
                    "PostgreSQL does not run as root, and there is no user " + POSTGRES,
                    "Install PostgreSQL (it brings that user), or start the sandbox as an ordinary user.");
        }
        return new Account(Optional.of(POSTGRES));
    }

    /// Whether this machine knows the user.
    public static boolean exists(String user) {
        try {
            UserPrincipal _ =
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            return true;
        } catch (UserPrincipalNotFoundException _) {
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    /// The command that runs another as this account.
    public List<String> command(List<String> command) {
        if (other.isEmpty()) {
            return command;
        }
        String user = other.get();
        return concat(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups", "--"), command);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// Makes the account the owner of a folder or file, with all that is in it.
    public void own(Path root) throws IOException {
        if (other.isPresent()) {
            UserPrincipal owner =
                    root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(other.get());
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.toList()) {
                    Files.setOwner(path, owner);
                }
            }
        }
    }
}
