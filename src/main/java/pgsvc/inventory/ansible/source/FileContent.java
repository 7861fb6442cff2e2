package pgsvc.inventory.ansible.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.yaml.YamlReader;

/// The bytes of files that users name, or the reason why there are none.
public final class FileContent {
    private static final int NAMES_SHOWN = 5;

    private FileContent() {}

    /// The file's bytes; of a file that is too large to be read as YAML, one byte more than may be read.
    public static Optional<byte[]> read(Path file, Diagnostics into) {
        if (Files.isDirectory(file)) {
            folder(file, into);
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(YamlReader.MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            missing(file, into);
        } catch (IOException e) {
            unreadable(file, e, into);
        }
        return Optional.empty();
    }

    /// A path's last name.
    public static String nameOf(Path path) {
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    /// Tells that something is there and cannot be read.
    public static void unreadable(Path path, IOException cause, Diagnostics into) {
        String reason = cause instanceof AccessDeniedException ? "You may not read it." : cause.getMessage() + ".";
        into.add(
                AnsibleRule.INVENTORY_UNREADABLE,
                SourceRange.startOf(path.toString()),
                "Reading fails: " + reason,
                "Check its owner and mode with `ls -l`.");
    }

    private static void missing(Path file, Diagnostics into) {
        Path folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        String detail = Files.isDirectory(folder)
                ? "There is no such file." + DidYouMean.hint(nameOf(file), names(folder))
                : "There is no such file, nor the folder that it should be in.";
        into.add(
                AnsibleRule.INVENTORY_MISSING,
                SourceRange.startOf(file.toString()),
                detail,
                "Name the inventory with `-i FILE`.");
    }

    private static void folder(Path folder, Diagnostics into) {
        List<String> files = names(folder).stream()
                .filter(n -> n.endsWith(".yml") || n.endsWith(".yaml"))
                .sorted()
                .limit(NAMES_SHOWN)
                .toList();
        into.add(
                AnsibleRule.INVENTORY_FOLDER,
                SourceRange.startOf(folder.toString()),
                "This is a folder, and an inventory is one file.",
                files.isEmpty()
                        ? "Name a file; there is no YAML file in the folder."
                        : "Name a file in it: " + String.join(", ", files) + ".");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(FileContent::nameOf).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
