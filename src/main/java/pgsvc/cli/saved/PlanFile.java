package pgsvc.cli.saved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.view.saved.SavedPlans;
import pgsvc.cli.view.saved.SavedPlansJson;
import pgsvc.cli.view.saved.SavedPlansReader;
import pgsvc.files.PrivateFile;

/// A file with a saved plan. Its owner alone may read it: the texts in it may hold passwords.
///
/// @param name as the user writes it
public record PlanFile(String name) {
    private static final int BEGINNING = 64;

    /// Whether an argument names a file and no cluster. No cluster's name, no host's and no pattern of them has a
    /// slash or ends like that; what lies in the current folder does not count, so that a command means the same
    /// everywhere.
    public static boolean isMeant(String argument) {
        return argument.contains("/") || argument.endsWith(".plan") || argument.endsWith(".json");
    }

    /// How the file is named so that it is taken for one.
    public String argument() {
        return isMeant(name) ? name : "./" + name;
    }

    /// When a cluster of that name is not to be found while there is such a file.
    public CommandException insteadOf(CommandException e) {
        return e.exitCode() == ExitCode.USAGE
                ? CommandException.usage(e.getMessage() + " There is a file " + name + ": as a saved plan it is named "
                        + argument() + ".")
                : e;
    }

    /// Whether there is such a file.
    public boolean exists() {
        return Files.isRegularFile(path());
    }

    private Path path() {
        return Path.of(name);
    }

    /// Reads it.
    ///
    /// @throws CommandException when there is none, or it is not as it was written
    public SavedPlans read() throws CommandException {
        try {
            return SavedPlansReader.read(Files.readString(path()));
        } catch (NoSuchFileException _) {
            throw CommandException.usage("There is no file " + name + ". Make a plan with pgsvc plan --out " + name
                    + "; a cluster is named without a slash, .plan and .json.");
        } catch (IOException e) {
            throw CommandException.failed("The plan in " + name + " cannot be carried out: " + reason(e)
                    + ". Nothing was touched. Make a new one with pgsvc plan --out.");
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// @throws CommandException when it cannot be written, or another file is in its place
    public void write(SavedPlans plans) throws CommandException {
        try {
            refuseOther();
            PrivateFile.write(path(), SavedPlansJson.text(plans), Optional.empty());
        } catch (IOException e) {
            throw CommandException.failed("The plan cannot be saved to " + name + ": " + reason(e) + ".");
        }
    }

    /// Takes the place of a former plan only: an inventory is easily named by mistake.
    private void refuseOther() throws IOException, CommandException {
        if (Files.exists(path()) && !(exists() && beginning().contains("\"pgsvc_plan\""))) {
            throw CommandException.usage(
                    "--out " + name + ": it is there and is no saved plan. Name another file, or move it away.");
        }
    }

    private String beginning() throws IOException {
        try (InputStream in = Files.newInputStream(path())) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException missing ->
                "there is no folder " + Path.of(missing.getFile()).getParent();
            case CharacterCodingException _ -> "it is not in UTF-8";
            default -> String.valueOf(e.getMessage());
        };
    }
}
