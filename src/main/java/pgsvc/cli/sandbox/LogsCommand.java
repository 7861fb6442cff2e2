package pgsvc.cli.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.Part;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox logs`: what the parts have written.
final class LogsCommand implements Command {
    private static final List<String> WHAT =
            List.of("all", "etcd", "patroni", "postgres", "pgbouncer", "haproxy", "agent");
    private static final Map<String, Optional<Part>> PARTS = Map.of(
            "all", Optional.empty(),
            "etcd", Optional.of(Part.ETCD),
            "patroni", Optional.of(Part.PATRONI),
            "postgres", Optional.of(Part.POSTGRES),
            "pgbouncer", Optional.of(Part.PGBOUNCER),
            "haproxy", Optional.of(Part.HAPROXY),
            "agent", Optional.of(Part.AGENT));

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Show what the sandbox's servers have written.")
                .addOption(SandboxContext.node("Which node. Default: all, and etcd."))
                .addOption(Options.chosen("PART", "Whose", WHAT, "--what"))
                .addOption(Options.value("N", "The last N lines of each. Default: 10.", "-n", "--lines"))
                .addOption(Options.flag("-f", "Go on with what they write from now on.", "--follow"))
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox logs --node 1 --what patroni -n 50", "  pgsvc sandbox logs -f");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<Part> what = Options.oneOf(parsed, "--what", PARTS, "all");
        SandboxFolder folder = SandboxContext.folder(parsed, session);
        List<Path> logs = SandboxContext.with(parsed, session, sandbox -> {
            Optional<String> named = Options.given(parsed, "--node");
            List<String> places = new ArrayList<>();
            if (named.isPresent()) {
                places.add(SandboxContext.node(named.get(), sandbox.layout()).address());
            } else {
                places.add(Part.ETCD.word());
                sandbox.layout().nodes().stream().map(Node::address).forEach(places::add);
            }
            return logs(folder, places, what);
        });
        if (logs.isEmpty()) {
            throw CommandException.failed("nothing has been written there.");
        }
        List<String> command = new ArrayList<>(List.of(
                "tail",
                "-v",
                "-n",
                Integer.toString(Options.number(parsed, "-n").orElse(10))));
        if (Options.isSet(parsed, "-f")) {
            command.add("-F");
        }
        logs.forEach(log -> command.add(log.toString()));
        return Foreground.run(command);
    }

    private static List<Path> logs(SandboxFolder folder, List<String> places, Optional<Part> what) {
        return places.stream()
                .flatMap(place -> Stream.of(Part.values())
                        .filter(part -> what.isEmpty() || what.get() == part)
                        .map(part -> Launcher.log(folder, place, part)))
                .filter(Files::isRegularFile)
                .toList();
    }
}
