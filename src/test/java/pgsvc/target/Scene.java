package pgsvc.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/// A folder of an account's own, and what a test puts there in its name.
public record Scene(Account account, Path top) implements AutoCloseable {
    public static final Scene NONE = new Scene(new Account("nobody", -1, -1, ""), Path.of("/nonexistent"));

    public static Scene of(Account account) throws IOException {
        Scene scene = new Scene(account, Files.createTempDirectory("pgsvc-target"));
        Files.createDirectory(scene.folder());
        scene.give(scene.top(), "rwxr-xr-x");
        scene.give(scene.folder(), "rwxr-xr-x");
        return scene;
    }

    public Path folder() {
        return top.resolve("it's a \"$folder\" *");
    }

    public Path file(String name, String text, String permissions) throws IOException {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8), permissions);
    }

    public Path bytes(String name, byte[] content, String permissions) throws IOException {
        Path file = folder().resolve(name);
        Files.deleteIfExists(file);
        Files.write(file, content);
        give(file, permissions);
        return file;
    }

    public Path link(String name, Path to) throws IOException {
        return Files.createSymbolicLink(folder().resolve(name), to);
    }

    /// Lets the account use a socket outside of its folder.
    public void open(Path folder, Path socket) throws IOException {
        give(folder, "rwxr-xr-x");
        give(socket, "rwxrwxrwx");
    }

    /// Makes all that is there the account's.
    public void giveAll() throws IOException {
        try (var all = Files.walk(top)) {
            for (Path path : all.toList()) {
                give(path, permissions(path));
            }
        }
    }

    private void give(Path path, String permissions) throws IOException {
        if (!account.equals(Account.own())) {
            Files.setAttribute(path, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    public static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Override
    public void close() throws IOException {
        if (!Files.isDirectory(top)) {
            return;
        }
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var all = Files.walk(top)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
