package pgsvc.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command of pgsvc. Its specification is built by hand, without annotations, so that nothing is looked up by
/// reflection at start.
public interface Command {
    /// The word that the user types.
    String name();

    /// Options and help.
    CommandSpec spec();

    /// Does the work.
    ///
    /// @return what to exit with
    /// @throws CommandException when it cannot be done
    int run(ParseResult parsed, Session session) throws CommandException;
}
