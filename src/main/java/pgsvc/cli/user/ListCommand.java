package pgsvc.cli.user;

import pgsvc.access.User;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc user list`.
final class ListCommand implements Command {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Show who may come to the page, and do what there.")
                .addOption(Subject.fileOption());
        return Options.examples(spec, "  pgsvc user list");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Table table = new Table("USER", "ROLE", "PASSWORD");
        for (User user : Subject.read(Subject.file(parsed)).all()) {
            table.row(user.name(), user.role().word(), user.password().isPresent() ? "set" : "none");
        }
        table.print(session.out());
        return ExitCode.DONE;
    }
}
