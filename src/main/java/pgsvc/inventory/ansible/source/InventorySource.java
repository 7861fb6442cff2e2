package pgsvc.inventory.ansible.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where an inventory comes from.
public sealed interface InventorySource {

    /// What the user named it: a path, or `-`.
    String name();

    /// A file that is read.
    record File(Path path) implements InventorySource {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /// A program that is run with `--list`.
    record Script(Path path) implements InventorySource {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /// Standard input.
    record StandardInput(InputStream stream) implements InventorySource {
        @Override
        public String name() {
            return "-";
        }
    }

    /// The source that the argument of `-i` names. A regular file counts as a program where it has its execute
    /// bit and starts like one (`#!`, or as an ELF binary): a YAML file that happens to have the bit is still
    /// read.
    ///
    /// @throws java.nio.file.InvalidPathException where the argument cannot be a path
    static InventorySource of(String argument, InputStream standardInput) {
        if (argument.equals("-")) {
            return new StandardInput(standardInput);
        }
        Path path = Path.of(argument);
        boolean program = Files.isRegularFile(path) && Files.isExecutable(path) && startsLikeProgram(path);
        return program ? new Script(path) : new File(path);
    }

    private static boolean startsLikeProgram(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return ProgramStart.isIn(in.readNBytes(ProgramStart.LENGTH));
        } catch (IOException e) {
            return false;
        }
    }
}
