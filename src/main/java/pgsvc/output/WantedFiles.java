package pgsvc.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import pgsvc.render.Mark;
import pgsvc.render.RenderedFile;

/// The wanted files, node by node. Every name is looked at again here, since a name becomes a path here.
///
/// @param scope the nodes all of whose files are to be as wanted
record WantedFiles(SequencedMap<String, List<RenderedFile>> byNode, Set<String> scope) {

    /// @param scope the nodes whose folders are in scope, also where nothing is wanted in them
    static WantedFiles of(List<RenderedFile> files, Set<String> scope) throws OutputException {
        SequencedMap<String, List<RenderedFile>> byNode = new LinkedHashMap<>();
        for (RenderedFile file : files) {
            requireName(file.name());
            byNode.computeIfAbsent(file.node(), _ -> new ArrayList<>(8)).add(file);
        }
        for (String node : scope) {
            byNode.computeIfAbsent(node, _ -> List.of());
        }
        for (String node : byNode.keySet()) {
            requireName(node);
        }
        return new WantedFiles(byNode, Set.copyOf(scope));
    }

    List<Map.Entry<String, List<RenderedFile>>> nodes() {
        return List.copyOf(byNode.entrySet());
    }

    /// `<node>/<file>` of every file.
    List<String> paths() {
        return byNode.values().stream()
                .flatMap(List::stream)
                .map(file -> file.node() + "/" + file.name())
                .toList();
    }

    static Set<String> names(List<RenderedFile> files) {
        Set<String> names = new LinkedHashSet<>();
        files.forEach(file -> names.add(file.name()));
        return names;
    }

    /// The clusters of which there are files, as their marks name them.
    static Set<String> clusters(List<RenderedFile> wanted) {
        Set<String> clusters = new LinkedHashSet<>();
        for (RenderedFile file : wanted) {
            String firstLine =
                    file.content().substring(0, Math.max(0, file.content().indexOf('\n')));
            Mark.read(firstLine).map(Mark::cluster).ifPresent(clusters::add);
        }
        return clusters;
    }

    private static void requireName(String name) throws OutputException {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.startsWith(".pgsvc")
                || hasOddLetter(name)) {
            throw new OutputException(
                    "\"" + name + "\" cannot be the name of a file or folder", "Rename the host or the service.");
        }
    }

    private static boolean hasOddLetter(String name) {
        return name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
