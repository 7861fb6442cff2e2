package pgsvc.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node that pgsvc reads and writes. Paths are absolute and below `/`; texts are UTF-8, and each byte that is
/// not reads as U+FFFD (such a text is for looking at: [#copy] keeps the bytes). One thread at a time may use it.
/// Each method throws [TargetException] when the node cannot be reached or refuses.
public interface Target extends AutoCloseable {
    /// Ends the name of a file that is being written, beside the one whose place it will take. A connection that
    /// is cut may leave one behind; the next [#write] of that file removes it.
    String UNFINISHED = ".pgsvc-new";

    /// The node's name in the inventory.
    String name();

    /// The regular files of a folder, and links to such, whose names end in a suffix and do not begin with a dot,
    /// by name; nothing where there is no such folder. Refused when one of them cannot be read.
    Map<String, String> readAll(String folder, String suffix) throws TargetException;

    /// A regular file's text; nothing where there is no such file, or a link that leads nowhere.
    Optional<String> read(String file) throws TargetException;

    /// The names in a folder, in the order of the alphabet, those that begin with a dot too; nothing where there
    /// is no such folder.
    List<String> list(String folder) throws TargetException;

    /// Writes a file whole: whoever reads it meanwhile sees the former text or this one, and when it is refused
    /// the former stays. It is on the disk when this returns. A file that is there keeps its permissions, and its
    /// owner as far as the user may give files away; a new one is its user's, and all may read it. A symbolic
    /// link is replaced by a file, and what it led to stays as it is: so do Ansible's copy and template.
    ///
    /// @param text holds no zero byte
    void write(String file, String text) throws TargetException;

    /// Copies a file, byte by byte, with its permissions; with the same promise as [#write]. Of a link, what it
    /// leads to is copied.
    void copy(String from, String to) throws TargetException;

    /// Gives a file or folder another name in the same file system, in the place of a file or an empty folder
    /// that has it (rename(2)). It is on the disk when this returns.
    void move(String from, String to) throws TargetException;

    /// Deletes files, links, and folders with all that is in them; what is not there is deleted already.
    void delete(String... paths) throws TargetException;

    /// Makes a folder for its owner alone, and those above it; a folder that is there stays as it is.
    void makeFolder(String folder) throws TargetException;

    /// Makes a folder anew, for its owner alone, with these files in it and no others. What it held is gone first.
    ///
    /// @param texts by the file's name, which may have the name of a folder in this one before it: `before/a.cfg`
    /// @param copies the path of what is copied, with its permissions, by the file's name
    /// @param kept whether all of it has to be on the disk when this returns
    void fill(String folder, Map<String, String> texts, Map<String, String> copies, boolean kept)
            throws TargetException;

    /// Runs a command to its end, with nothing on its standard input, in the C locale. A child that it leaves behind
    /// is not waited for, and has no part in the lock.
    ///
    /// @param command is taken word by word: no shell looks into them
    /// @return what came of it, whatever its exit code; 127 where there is no such command
    Result run(List<String> command) throws TargetException;

    /// Sends one command to a unix socket and reads the answer to its end, for at most five seconds.
    String ask(String socket, String command) throws TargetException;

    /// Takes a lock until this target is closed or its connection is cut. A target has one lock; to ask for it
    /// again changes nothing.
    ///
    /// @param file stands for the lock, in a folder that is there. It stays, with the holder's words as its first
    ///     line
    /// @param holder who takes it, in words of one line for whoever finds it taken
    /// @throws TargetException refused when another has it, with that one's words
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
