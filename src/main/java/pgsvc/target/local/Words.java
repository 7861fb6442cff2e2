package pgsvc.target.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why this machine refuses, in the words that every other node uses: Java's exceptions often hold a path alone.
final class Words {
    static final String ABSENT = "No such file or directory";

    private Words() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> e.getMessage() + ": " + ABSENT;
            case AccessDeniedException _ -> e.getMessage() + ": Permission denied";
            case FileAlreadyExistsException _ -> e.getMessage() + ": File exists";
            case NotDirectoryException _ -> e.getMessage() + ": Not a directory";
            case DirectoryNotEmptyException _ -> e.getMessage() + ": Directory not empty";
            case FileSystemException file ->
                file.getFile() + ": " + Objects.requireNonNullElse(file.getReason(), "refused");
            case IOException other ->
                Objects.requireNonNullElse(other.getMessage(), other.getClass().getSimpleName());
        };
    }
}
