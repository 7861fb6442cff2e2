package pgsvc.cli.manual;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Program;
import pgsvc.cli.command.Session;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc manual DIR`: the pages for man. Help does not name it, since packages bring them.
public final class ManualCommand implements Command {
    private final Supplier<CommandSpec> program;

    /// @param program the specification of the whole program
    public ManualCommand(Supplier<CommandSpec> program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Write the pages for man, DIR/pgsvc.1 and one for each command.",
                        "They bear the day that SOURCE_DATE_EPOCH says, in seconds since 1970.")
                .addPositional(Options.positional(0, "DIR", true, "The folder to write to."));
        spec.usageMessage().hidden(true);
        return Options.examples(spec, "  pgsvc manual man1; man man1/pgsvc-apply.1");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Path folder = Path.of(Options.argument(parsed, 0).orElseThrow());
        List<Page> manual = Page.all(program.get());
        ManPage man = new ManPage(manual, Program.version(), date(session));
        try {
            Files.createDirectories(folder);
            for (Page page : manual) {
                Files.writeString(folder.resolve(page.name() + ".1"), man.text(page));
            }
        } catch (FileAlreadyExistsException e) {
            throw CommandException.failed("The manual cannot be written to " + folder + ": there is a file "
                    + e.getFile() + ". Name another folder.");
        } catch (IOException e) {
            throw CommandException.failed("The manual cannot be written to " + folder + ": " + e.getMessage() + ".");
        }
        session.out().println(folder + ": " + manual.size() + " pages");
        return ExitCode.DONE;
    }

    private static Optional<LocalDate> date(Session session) throws CommandException {
        String seconds = session.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
        try {
            return seconds.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException _) {
            throw CommandException.usage("SOURCE_DATE_EPOCH is a count of seconds, not \"" + seconds + "\".");
        }
    }
}
