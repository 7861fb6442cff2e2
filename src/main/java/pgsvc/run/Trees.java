package pgsvc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Trees of files that pgsvc made itself.
final class Trees {
    private Trees() {}

    static void delete(Path root) throws IOException {
        for (Path path : paths(root).reversed()) {
            Files.delete(path);
        }
    }

    /// The tree's files and folders, each folder before what it holds; nothing where there is no such tree.
    static List<Path> paths(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }

    /// The files of a folder and of those in it.
    static List<Path> files(Path root) throws IOException {
        return paths(root).stream().filter(Files::isRegularFile).toList();
    }
}
