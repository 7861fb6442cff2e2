package pgsvc.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import pgsvc.render.RenderedFile;

/// Puts staged files in their places by renaming, one after the other, and takes every step back when one fails.
final class Swap {
    private final Path folder;
    private final Path staged;
    private final Path kept;
    private final Deque<Step> done = new ArrayDeque<>();

    @FunctionalInterface
    private interface Step {
        void undo() throws IOException;
    }

    /// @param folder the destination
    /// @param staged holds all that is to be put there, as [Staging] made it ready
    /// @param kept an empty folder on the same file system for what is replaced, until all is done
    Swap(Path folder, Path staged, Path kept) {
        this.folder = folder;
        this.staged = staged;
        this.kept = kept;
    }

    void run(List<NodeDifference> differences) throws IOException, OutputException {
        try {
            for (int number = 0; number < differences.size(); number++) {
                apply(differences.get(number), ready(staged, number));
            }
        } catch (IOException failure) {
            takeBack(failure);
            throw failure;
        }
        for (NodeDifference difference : differences) {
            deleteIfEmptied(difference);
        }
    }

    /// Where a node's files are made ready.
    static Path ready(Path staged, int number) {
        return staged.resolve(Integer.toString(number));
    }

    private void apply(NodeDifference difference, Path ready) throws IOException {
        Path target = folder.resolve(difference.node());
        if (!difference.folderExists()) {
            move(ready, target);
            return;
        }
        int number = 0;
        for (RenderedFile file : difference.changed()) {
            replace(Staging.numbered(ready, number++), target.resolve(file.name()));
        }
        for (RenderedFile file : difference.added()) {
            move(Staging.numbered(ready, number++), target.resolve(file.name()));
        }
        for (String name : difference.removed()) {
            keep(target.resolve(name));
        }
    }

    /// In two steps: a rename onto a file makes ext4 write the new one out at once, which takes milliseconds a
    /// file.
    private void replace(Path source, Path target) throws IOException {
        keep(target);
        move(source, target);
    }

    private void keep(Path target) throws IOException {
        move(target, kept.resolve(Integer.toString(done.size())));
    }

    private void move(Path from, Path to) throws IOException {
        rename(from, to);
        done.push(() -> rename(to, from));
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private void takeBack(IOException failure) throws OutputException {
        while (!done.isEmpty()) {
            try {
                done.pop().undo();
            } catch (IOException stuck) {
                stuck.addSuppressed(failure);
                throw new OutputException(
                        "cannot write, and cannot take back what was written: " + stuck.getMessage(),
                        "What was replaced is kept in " + kept + ": look there, and mend it by hand.");
            }
        }
    }

    private void deleteIfEmptied(NodeDifference difference) throws IOException {
        if (difference.removed().isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(difference.node()));
        } catch (DirectoryNotEmptyException _) {
            // Other files live there.
        }
    }
}
