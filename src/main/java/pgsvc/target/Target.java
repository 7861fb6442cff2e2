package pgsvc.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node that pgsvc reads and writes. Paths are absolute paths on the node; texts are UTF-8. One thread at a time
/// may use it. Each method throws [TargetException] when the node cannot be reached or refuses.
public interface Target extends AutoCloseable {

    /// The node's name in the inventory.
    String name();

    /// The regular files of a folder whose names end in a suffix and do not begin with a dot, by name; nothing where
    /// there is no such folder.
    Map<String, String> readAll(String folder, String suffix) throws TargetException;

    /// A file's text; nothing where there is no such file.
    Optional<String> read(String file) throws TargetException;

    /// The names in a folder, in the order of the alphabet; nothing where there is no such folder.
    List<String> list(String folder) throws TargetException;

    /// Writes a file whole: whoever reads it meanwhile sees the former text or this one. It is on the disk when this
    /// returns. A file that is there keeps its owner and permissions.
    void write(String file, String text) throws TargetException;

    /// Copies a file with its permissions, with the same promise as [#write].
    void copy(String from, String to) throws TargetException;

    /// Gives a file or folder another name in the same file system, in the place of a file that has it (rename(2)).
    void move(String from, String to) throws TargetException;

    /// Deletes a file, or a folder with all that is in it; what is not there is deleted already.
    void delete(String path) throws TargetException;

    /// Makes a folder for its owner alone, and those above it.
    void makeFolder(String folder) throws TargetException;

    /// Runs a command to its end.
    ///
    /// @return what came of it, whatever its exit code
    Result run(List<String> command) throws TargetException;

    /// Sends one command to a unix socket and reads the answer to its end.
    String ask(String socket, String command) throws TargetException;

    /// Takes a lock until this target is closed or its connection is cut.
    ///
    /// @param file stands for the lock
    /// @param holder who takes it, in words for whoever finds it taken
    /// @throws TargetException when another has it, with that one's words
    void lock(String file, String holder) throws TargetException;

    @Override
    void close();

    /// What came of a command.
    ///
    /// @param output of both streams
    record Result(int exitCode, String output) {

        /// Whether the command says that it did its work.
        public boolean succeeded() {
            return exitCode == 0;
        }
    }
}
