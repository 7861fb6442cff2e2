package pgsvc.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pgsvc.files.Trees;
import pgsvc.render.RenderedFile;

/// A folder of rendered files, `<node>/<file>`. A write does all or nothing: everything is made ready beside its
/// place and then put there by renaming, and a failure takes back what was renamed. Files with the wanted text
/// are not touched. Of what is wanted no longer only files that bear pgsvc's mark are removed, and only in the
/// folders of nodes in scope. A file without the mark in the way, or a symbolic link anywhere inside, stops the
/// write before it begins; the folder itself may be a link. After a kill the next write clears what was left.
public final class OutputFolder {
    private static final String STAGING = ".pgsvc-staging";
    private static final String LOCK = ".pgsvc-lock";

    private final Path named;
    private final Path folder;

    /// @param folder need not exist yet
    public OutputFolder(Path folder) {
        this.named = folder;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// The nodes that have a folder here, whoever made it.
    ///
    /// @throws OutputException when the folder cannot be read
    public Set<String> nodes() throws OutputException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".pgsvc"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw OutputException.of(e);
        }
    }

    /// Makes the folder hold these files.
    ///
    /// @param scope the nodes in scope, among them those with no files; in the folder of another node only the
    ///     files of clusters that have files there may be removed
    /// @throws OutputException when it cannot or must not be done; the folder is as before then
    public OutputReport write(List<RenderedFile> files, Set<String> scope) throws OutputException {
        WantedFiles wanted = WantedFiles.of(files, scope);
        try {
            return Files.exists(folder) ? update(wanted) : create(wanted);
        } catch (IOException e) {
            throw OutputException.of(e);
        }
    }

    private OutputReport create(WantedFiles wanted) throws IOException, OutputException {
        Path parent = Files.createDirectories(requireNonNull(folder.getParent()));
        String name = "." + folder.getFileName();
        try (FolderLock _ = FolderLock.take(parent.resolve(name + LOCK))) {
            if (Files.exists(folder)) {
                return update(wanted);
            }
            try (Staging staging = Staging.cleared(parent.resolve(name + STAGING))) {
                Path ready = Files.createDirectory(staging.folder().resolve("ready"));
                stage(ready, wanted);
                Files.move(ready, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new OutputReport(named, wanted.paths(), List.of(), List.of());
    }

    private static void stage(Path ready, WantedFiles wanted) throws IOException, OutputException {
        Parallel.map(wanted.nodes(), node -> {
            if (!node.getValue().isEmpty()) {
                Staging.writeFolder(ready.resolve(node.getKey()), node.getValue());
            }
            return node;
        });
    }

    private OutputReport update(WantedFiles wanted) throws IOException, OutputException {
        if (!Files.isDirectory(folder)) {
            throw new OutputException(folder + " is not a folder", "Name another folder with -o.");
        }
        Path real = folder.toRealPath();
        try (FolderLock _ = FolderLock.take(real.resolve(LOCK))) {
            Trees.delete(real.resolve(STAGING));
            List<NodeDifference> differences = Parallel.map(
                    wanted.nodes(),
                    node -> NodeDifference.between(
                            real.resolve(node.getKey()),
                            node.getKey(),
                            node.getValue(),
                            wanted.scope().contains(node.getKey())));
            swap(real, differences.stream().filter(d -> !d.isEmpty()).toList());
            return report(differences);
        }
    }

    private static void swap(Path real, List<NodeDifference> differences) throws IOException, OutputException {
        if (differences.isEmpty()) {
            return;
        }
        Staging staging = Staging.cleared(real.resolve(STAGING));
        Path fresh = Files.createDirectory(staging.folder().resolve("new"));
        Path kept = Files.createDirectory(staging.folder().resolve("old"));
        try {
            List<Integer> numbers =
                    IntStream.range(0, differences.size()).boxed().toList();
            Parallel.map(numbers, number -> {
                Staging.write(Swap.ready(fresh, number), differences.get(number));
                return number;
            });
            new Swap(real, fresh, kept).run(differences);
        } catch (IOException e) {
            staging.close();
            throw e;
        }
        staging.close();
    }

    private OutputReport report(List<NodeDifference> differences) {
        List<String> written = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (NodeDifference difference : differences) {
            String prefix = difference.node() + "/";
            Stream<String> staged = difference.staged().stream().map(RenderedFile::name);
            staged.sorted().forEach(name -> written.add(prefix + name));
            difference.unchanged().forEach(name -> unchanged.add(prefix + name));
            difference.removed().forEach(name -> removed.add(prefix + name));
        }
        return new OutputReport(named, written, unchanged, removed);
    }
}
