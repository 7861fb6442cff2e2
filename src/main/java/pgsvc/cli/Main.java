package pgsvc.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import pgsvc.cli.agent.AgentCommand;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.CommandGroup;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.LateCommand;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Program;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.manual.ManualCommand;
import pgsvc.cli.run.RunCommand;
import pgsvc.cli.sandbox.SandboxCommands;
import pgsvc.cli.serve.ServeCommand;
import pgsvc.cli.status.StatusCommand;
import pgsvc.cli.switchover.SwitchoverCommand;
import pgsvc.cli.target.ApplyCommand;
import pgsvc.cli.target.HistoryCommand;
import pgsvc.cli.target.PauseCommand;
import pgsvc.cli.target.PlanCommand;
import pgsvc.cli.target.RemoveCommand;
import pgsvc.cli.target.RollbackCommand;
import pgsvc.cli.target.RuntimeCommand;
import pgsvc.cli.topology.DiscoverCommand;
import pgsvc.cli.topology.TopologyCommand;
import pgsvc.cli.user.UserCommands;
import pgsvc.cli.whatif.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Where the program starts.
public final class Main {
    private static final Map<String, Session.Colour> COLOURS =
            Map.of("auto", Session.Colour.AUTO, "always", Session.Colour.ALWAYS, "never", Session.Colour.NEVER);

    private final CommandGroup program = new CommandGroup("pgsvc", Main::own, commands());

    private List<Command> commands() {
        return List.of(
                late("lint", LintCommand::new),
                late("list", ListCommand::new),
                late("show", ShowCommand::new),
                late("explain", ExplainCommand::new),
                late("dsn", DsnCommand::new),
                late("status", StatusCommand::new),
                late("simulate", SimulateCommand::new),
                late("topology", TopologyCommand::new),
                late("discover", DiscoverCommand::new),
                late("switchover", SwitchoverCommand::new),
                late("render", RenderCommand::new),
                late("plan", PlanCommand::new),
                late("apply", ApplyCommand::new),
                late("rollback", RollbackCommand::new),
                late("history", HistoryCommand::new),
                late("remove", RemoveCommand::new),
                late("drain", RuntimeCommand::drain),
                late("ready", RuntimeCommand::ready),
                late("maint", RuntimeCommand::maint),
                late("weight", RuntimeCommand::weight),
                late("pause", PauseCommand::pause),
                late("resume", PauseCommand::resume),
                late("run", RunCommand::new),
                late("agent", AgentCommand::new),
                late("serve", ServeCommand::new),
                late("user", UserCommands::group),
                late("sandbox", SandboxCommands::group),
                late("completion", () -> new CompletionCommand(this::spec)),
                late("manual", () -> new ManualCommand(this::spec)));
    }

    private static Command late(String name, Supplier<Command> maker) {
        return new LateCommand(name, maker);
    }

    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = run(arguments, System.in, out, err, System.getenv());
        out.flush();
        Termination.exit(exitCode);
    }

    /// Runs one command on the given streams, for whoever sits at this process' terminal, if anybody does.
    ///
    /// @return what to exit with
    public static int run(
            String[] arguments, InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        return run(arguments, in, out, err, environment, Main::sitsAtTerminal);
    }

    /// Java has a console even where there is no terminal, since 22.
    private static boolean sitsAtTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Runs one command on the given streams.
    ///
    /// @param terminal whether the user sits at a terminal
    /// @return what to exit with
    public static int run(
            String[] arguments,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            BooleanSupplier terminal) {
        Session session = new Session(in, out, err, environment, terminal);
        try {
            return new Main().run(arguments, session);
        } catch (RuntimeException | StackOverflowError e) {
            return internalError(e, session);
        }
    }

    private int run(String[] arguments, Session session) {
        try {
            return dispatch(parse(arguments), session);
        } catch (ParameterException e) {
            session.say("pgsvc: " + WrongUsage.told(e));
            session.say("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        } catch (CommandException e) {
            session.say("pgsvc: " + e.getMessage());
            return e.exitCode();
        }
    }

    /// What is wrong with a command line is told by one that knows all commands.
    private ParseResult parse(String[] arguments) {
        try {
            return line(program.spec(List.of(arguments))).parseArgs(arguments);
        } catch (ParameterException _) {
            return line(spec()).parseArgs(arguments);
        }
    }

    private static CommandLine line(CommandSpec spec) {
        CommandLine line = new CommandLine(spec);
        line.setUsageHelpLongOptionsMaxWidth(28);
        return line;
    }

    private static CommandSpec own() {
        CommandSpec spec = Options.command(
                "pgsvc",
                "PostgreSQL services on HAProxy: declared once, reachable on every node, right through every failover.");
        spec.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        spec.usageMessage().footerHeading("%nStart with:%n");
        return Options.examples(
                spec,
                "  pgsvc lint -i pigsty.yml               every mistake, with its place",
                "  pgsvc list -i pigsty.yml               the services and where they go",
                "  pgsvc render -i pigsty.yml -o out      HAProxy's files, one folder a node",
                "  pgsvc sandbox up                       a real cluster on this machine to try it all on");
    }

    private CommandSpec spec() {
        return program.spec();
    }

    /// The whole command tree, which completion and the manual read as well.
    static CommandSpec specification() {
        return new CommandLine(new Main().spec()).getCommandSpec();
    }

    private int dispatch(ParseResult parsed, Session session) throws CommandException {
        if (parsed.isVersionHelpRequested()) {
            session.out().println(Program.named());
            return ExitCode.DONE;
        }
        ParseResult command = last(parsed);
        if (command.isUsageHelpRequested()) {
            command.commandSpec().commandLine().usage(session.out());
            return ExitCode.DONE;
        }
        return program.run(parsed, session.withColour(colour(parsed, command)));
    }

    private static ParseResult last(ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }

    private static Session.Colour colour(ParseResult program, ParseResult command) throws CommandException {
        ParseResult telling = Options.isSet(command, "--color") ? command : program;
        return Options.oneOf(telling, "--color", COLOURS, "auto");
    }

    private static int internalError(Throwable e, Session session) {
        session.say("pgsvc: internal error: " + e + "\nThis is a defect of pgsvc; please report it with "
                + "what you did. PGSVC_DEBUG=1 shows where it happened.");
        if (session.environment().containsKey("PGSVC_DEBUG")) {
            e.printStackTrace(session.err());
        }
        return ExitCode.FAILED;
    }
}
