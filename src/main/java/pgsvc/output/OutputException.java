package pgsvc.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The files could not be written; the folder is as it was before, unless the message says otherwise.
public final class OutputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /// @param message what stands in the way, naming the path
    /// @param mend what to do about it, an imperative sentence
    OutputException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    private OutputException(String message, String mend, IOException cause) {
        super(message, cause);
        this.mend = mend;
    }

    /// What to do about it, an imperative sentence.
    public String mend() {
        return mend;
    }

    static OutputException of(IOException failure) {
        return new OutputException(
                "cannot write: " + reason(failure),
                "Name a folder that you may write to, on a disk with room, and render again.",
                failure);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException absent -> absent.getFile() + ": no such file or folder";
            case FileAlreadyExistsException there -> there.getFile() + ": exists already";
            case FileSystemException other -> String.valueOf(other.getMessage());
            default -> String.valueOf(failure.getMessage());
        };
    }
}
