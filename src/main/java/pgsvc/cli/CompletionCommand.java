package pgsvc.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.completion.BashCompletion;
import pgsvc.cli.completion.FishCompletion;
import pgsvc.cli.completion.Vocabulary;
import pgsvc.cli.completion.ZshCompletion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc completion SHELL`: a script that completes commands and options.
final class CompletionCommand implements Command {
    private static final Map<String, Function<Vocabulary, String>> SHELLS = Map.of(
            "bash", BashCompletion::script,
            "zsh", ZshCompletion::script,
            "fish", FishCompletion::script);

    private final Supplier<CommandSpec> program;

    /// @param program the specification of the whole program
    CompletionCommand(Supplier<CommandSpec> program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(), "Print a script that completes pgsvc's commands and options in a shell.")
                .addPositional(Options.positional(0, "SHELL", true, "bash, zsh or fish.").toBuilder()
                        .completionCandidates(List.of("bash", "zsh", "fish"))
                        .build());
        return Options.examples(
                spec,
                "  source <(pgsvc completion bash)",
                "  pgsvc completion zsh >~/.zfunc/_pgsvc",
                "  pgsvc completion fish >~/.config/fish/completions/pgsvc.fish");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Function<Vocabulary, String> shell =
                Options.oneOf("shell", Options.argument(parsed, 0).orElseThrow(), SHELLS);
        session.out().print(shell.apply(Vocabulary.of(program.get())));
        return ExitCode.DONE;
    }
}
