package pgsvc.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command of pgsvc. Its specification is built by hand, without annotations, so that nothing is looked up by
/// reflection at start.
public interface Command {
    /// The word that the user types.
    String name();

    /// Options and help.
    CommandSpec spec();

    /// The same for a command line that is known, of which whatever is not typed may be missing.
    ///
    /// @param typed the words after this command's own
    default CommandSpec spec(List<String> typed) {
        return spec();
    }

    /// Does the work.
    ///
    /// @return what to exit with
    /// @throws CommandException when it cannot be done
    int run(ParseResult parsed, Session session) throws CommandException;
}
