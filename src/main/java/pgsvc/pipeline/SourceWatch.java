package pgsvc.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import pgsvc.files.Trees;

/// Notices changes of an inventory: of its file, and of `group_vars` and `host_vars` beside it. It asks for
/// sizes and times, which also works on file systems that tell nobody of changes.
public final class SourceWatch {
    private final List<Path> roots;
    private String last;
    private boolean unsettled;

    public SourceWatch(Path inventory) {
        this.roots = List.of(inventory, inventory.resolveSibling("group_vars"), inventory.resolveSibling("host_vars"));
        this.last = fingerprint();
    }

    /// Whether something changed since the last time, and nothing changes any more: an editor may write in steps.
    public boolean hasChanged() {
        String now = fingerprint();
        boolean moving = !now.equals(last);
        boolean settled = unsettled && !moving;
        last = now;
        unsettled = moving;
        return settled;
    }

    private String fingerprint() {
        StringBuilder text = new StringBuilder();
        roots.forEach(root -> describe(root, text));
        return text.toString();
    }

    private static void describe(Path root, StringBuilder text) {
        try {
            for (Path path : Trees.paths(root)) {
                BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
                text.append(path).append(' ').append(found.size());
                text.append(' ').append(found.lastModifiedTime().toMillis()).append('\n');
            }
        } catch (NoSuchFileException _) {
            text.append(root).append(" absent\n");
        } catch (IOException e) {
            text.append(root).append(' ').append(e.getMessage()).append('\n');
        }
    }
}
