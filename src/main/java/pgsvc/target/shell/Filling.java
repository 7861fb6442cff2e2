package pgsvc.target.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What it takes to fill a folder, in as few programs as there may be.
///
/// @param folders in the folder, as paths
/// @param copies what cp is given each time: what is copied, and last where it goes
record Filling(SortedSet<String> folders, List<List<String>> copies) {

    /// What is copied under its own name goes into its folder with all others at once.
    ///
    /// @param texts by their names, which may have the name of a folder in this one before them
    /// @param copies the paths of what is copied, by such names
    static Filling of(String folder, Map<String, String> texts, Map<String, String> copies) {
        SortedSet<String> folders = new TreeSet<>();
        Stream.concat(texts.keySet().stream(), copies.keySet().stream())
                .filter(name -> name.contains("/"))
                .forEach(name -> folders.add(folder + "/" + name.substring(0, name.indexOf('/'))));
        Map<String, List<String>> all = new TreeMap<>();
        copies.forEach((name, from) -> {
            String to = folder + "/" + name;
            boolean sameName = base(to).equals(base(from));
            all.computeIfAbsent(sameName ? to.substring(0, to.lastIndexOf('/')) : to, _ -> new ArrayList<>())
                    .add(from);
        });
        all.forEach((to, from) -> from.add(to));
        return new Filling(folders, List.copyOf(all.values()));
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
