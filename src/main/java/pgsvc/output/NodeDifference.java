package pgsvc.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.render.Mark;
import pgsvc.render.RenderedFile;

/// What must happen in one node's folder.
///
/// @param added files that are not there yet
/// @param changed files that are there with another text
/// @param unchanged names of files that are as wanted
/// @param removed names of files that bear the mark and are not wanted
record NodeDifference(
        String node,
        boolean folderExists,
        List<RenderedFile> added,
        List<RenderedFile> changed,
        List<String> unchanged,
        List<String> removed) {
    private static final int LONGEST_MARK = 512;
    /// The base configuration is written only when asked for, and so never removed.
    private static final String BASE_FILE = "haproxy.cfg";

    /// @param inScope whether all of pgsvc's files in the folder are to be as wanted; else only those of the
    ///     clusters of which files are wanted here
    /// @throws OutputException when something that is not pgsvc's stands in the way
    static NodeDifference between(Path folder, String node, List<RenderedFile> wanted, boolean inScope)
            throws IOException, OutputException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new NodeDifference(node, false, wanted, List.of(), List.of(), List.of());
        }
        requireRealFolder(folder);
        Set<String> present = names(folder);
        List<String> removed = unwanted(folder, present, wanted, inScope);
        NodeDifference difference =
                new NodeDifference(node, true, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), removed);
        for (RenderedFile file : wanted) {
            if (present.contains(file.name())) {
                difference.compare(file, folder.resolve(file.name()));
            } else {
                difference.added.add(file);
            }
        }
        return difference;
    }

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /// The files to make ready: the changed ones, then the added ones.
    List<RenderedFile> staged() {
        return Stream.concat(changed.stream(), added.stream()).toList();
    }

    private void compare(RenderedFile file, Path path) throws IOException, OutputException {
        byte[] present = read(path);
        if (Arrays.equals(present, file.content().getBytes(StandardCharsets.UTF_8))) {
            unchanged.add(file.name());
        } else if (isMarked(present)) {
            changed.add(file);
        } else {
            throw inTheWay(path, "it does not bear pgsvc's mark");
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> unwanted(Path folder, Set<String> present, List<RenderedFile> wanted, boolean inScope)
            throws IOException {
        Set<String> names = WantedFiles.names(wanted);
        names.add(BASE_FILE);
        Set<String> clusters = WantedFiles.clusters(wanted);
        List<String> unwanted = new ArrayList<>();
        for (String name : present) {
            if (!names.contains(name)
                    && clusterOf(folder.resolve(name))
                            .filter(c -> inScope || clusters.contains(c))
                            .isPresent()) {
                unwanted.add(name);
            }
        }
        return unwanted;
    }

    /// The cluster that the file's mark names; nothing for a file that is not pgsvc's.
    private static Optional<String> clusterOf(Path entry) throws IOException {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(entry, LinkOption.NOFOLLOW_LINKS)) {
            String first = firstLine(in.readNBytes(LONGEST_MARK));
            return Mark.isMarked(first)
                    ? Optional.of(Mark.read(first).map(Mark::cluster).orElse(""))
                    : Optional.empty();
        }
    }

    private static boolean isMarked(byte[] text) {
        return Mark.isMarked(firstLine(text));
    }

    private static String firstLine(byte[] text) {
        String start = new String(text, 0, Math.min(text.length, LONGEST_MARK), StandardCharsets.UTF_8);
        int end = start.indexOf('\n');
        return end < 0 ? start : start.substring(0, end);
    }

    private static byte[] read(Path path) throws IOException, OutputException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw inTheWay(path, found.isSymbolicLink() ? "it is a symbolic link" : "it is not a file");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    private static void requireRealFolder(Path folder) throws IOException, OutputException {
        BasicFileAttributes found = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw inTheWay(folder, found.isSymbolicLink() ? "it is a symbolic link" : "it is not a folder");
        }
    }

    private static OutputException inTheWay(Path path, String why) {
        return new OutputException(
                path + " is in the way: " + why, "Move it away, or name another folder with -o. Nothing was written.");
    }
}
