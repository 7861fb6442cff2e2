package pgsvc.target;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is on a machine in memory: files, folders and who holds which lock. Several [MemoryTarget]s may lead
/// to it.
public final class MemoryMachine {
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedSet<String> folders = new TreeSet<>();
    private final Map<String, MemoryTarget> locks = new HashMap<>();

    /// Puts a file there, and the folders above it, as the machine's administrator would.
    public MemoryMachine with(String file, String text) {
        folders.addAll(above(file));
        files.put(file, text);
        return this;
    }

    /// Puts a folder there, and those above it.
    public MemoryMachine withFolder(String folder) {
        folders.addAll(above(folder));
        folders.add(folder);
        return this;
    }

    /// Its files, by path.
    public SortedMap<String, String> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /// Its folders but for `/`.
    public SortedSet<String> folders() {
        return Collections.unmodifiableSortedSet(folders);
    }

    Optional<String> read(String file) throws TargetException {
        refuseIf(isFolder(file), "read " + file, "Is a directory");
        return Optional.ofNullable(files.get(file));
    }

    List<String> list(String folder) throws TargetException {
        refuseIf(files.containsKey(folder), "list " + folder, "Not a directory");
        String start = inside(folder, "");
        TreeSet<String> names = new TreeSet<>();
        for (SortedSet<String> paths : List.of(new TreeSet<>(files.keySet()), folders)) {
            for (String path : paths) {
                String rest = path.startsWith(start) ? path.substring(start.length()) : "";
                if (!rest.isEmpty() && !rest.contains("/")) {
                    names.add(rest);
                }
            }
        }
        return List.copyOf(names);
    }

    boolean write(String file, String text) throws TargetException {
        return put("write " + file, file, text);
    }

    boolean copy(String from, String to) throws TargetException {
        String what = "copy " + from + " to " + to;
        refuseIf(isFolder(from), what, "Is a directory");
        String text = files.get(from);
        if (text == null) {
            throw refused(what, "No such file or directory");
        }
        return put(what, to, text);
    }

    private boolean put(String what, String file, String text) throws TargetException {
        refuseIf(isFolder(file), what, "Is a directory");
        refuseIf(!isFolder(folderOf(file)), what, "No such file or directory");
        files.put(file, text);
        return true;
    }

    boolean move(String from, String to) throws TargetException {
        String what = "rename " + from + " to " + to;
        refuseIf(!files.containsKey(from) && !isFolder(from), what, "No such file or directory");
        refuseIf(!isFolder(folderOf(to)), what, "No such file or directory");
        refuseIf(files.containsKey(from) && isFolder(to), what, "Is a directory");
        refuseIf(isFolder(from) && files.containsKey(to), what, "Not a directory");
        refuseIf(
                isFolder(from) && isFolder(to) && !list(to).isEmpty() && !to.equals(from), what, "Directory not empty");
        refuseIf(to.startsWith(inside(from, "")), what, "Invalid argument");
        for (String path : under(files.keySet(), from)) {
            files.put(to + path.substring(from.length()), files.remove(path));
        }
        for (String path : under(folders, from)) {
            folders.remove(path);
            folders.add(to + path.substring(from.length()));
        }
        return true;
    }

    boolean delete(String path) {
        under(files.keySet(), path).forEach(files::remove);
        under(folders, path).forEach(folders::remove);
        return true;
    }

    boolean makeFolder(String folder) throws TargetException {
        for (String each : above(folder)) {
            refuseIf(files.containsKey(each), "make " + folder, "Not a directory");
        }
        refuseIf(files.containsKey(folder), "make " + folder, "File exists");
        withFolder(folder);
        return true;
    }

    boolean lock(String file, String holder, MemoryTarget by) throws TargetException {
        MemoryTarget other = locks.getOrDefault(file, by);
        if (other != by) {
            throw TargetException.refused(
                    "the lock of " + by.name() + " is taken by " + files.get(file),
                    "Wait for its end; the lock is " + file + ".");
        }
        if (locks.containsKey(file)) {
            return true;
        }
        if (locks.containsValue(by)) {
            throw new IllegalStateException(by.name() + " has a lock already, and asks for " + file);
        }
        var _ = put("lock " + file, file, holder);
        locks.put(file, by);
        return true;
    }

    void unlock(MemoryTarget by) {
        locks.values().removeIf(holder -> holder == by);
    }

    static String inside(String folder, String entry) {
        return (folder.endsWith("/") ? folder : folder + "/") + entry;
    }

    private boolean isFolder(String path) {
        return path.equals("/") || folders.contains(path);
    }

    private static List<String> under(Iterable<String> paths, String top) {
        TreeSet<String> found = new TreeSet<>();
        for (String path : paths) {
            if (path.equals(top) || path.startsWith(inside(top, ""))) {
                found.add(path);
            }
        }
        return List.copyOf(found);
    }

    private static List<String> above(String path) {
        TreeSet<String> above = new TreeSet<>();
        for (String folder = folderOf(path); !folder.equals("/"); folder = folderOf(folder)) {
            above.add(folder);
        }
        return List.copyOf(above);
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static void refuseIf(boolean wrong, String what, String why) throws TargetException {
        if (wrong) {
            throw refused(what, why);
        }
    }

    private static TargetException refused(String what, String why) {
        return TargetException.refused("cannot " + what + ": " + why, "See to permissions and room there.");
    }
}
