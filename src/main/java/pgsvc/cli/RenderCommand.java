package pgsvc.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.WrittenJson;
import pgsvc.cli.view.WrittenText;
import pgsvc.output.OutputException;
import pgsvc.output.OutputFolder;
import pgsvc.output.OutputReport;
import pgsvc.pipeline.Pipeline;
import pgsvc.render.RenderedFile;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc render`: HAProxy's files, to a folder or to standard output.
final class RenderCommand implements Command {
    private static final Map<String, BiConsumer<OutputReport, Session>> FORMATS = Map.of(
            "text", (report, session) -> new WrittenText(session.out()).print(report),
            "json", (report, session) -> new WrittenJson(session.out()).print(report));

    @Override
    public String name() {
        return "render";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Write HAProxy's files, DIR/<node>/<service>.cfg; all of them, or none.",
                        "Nothing is written while the inventory has an error. Files that bear pgsvc's mark and are not "
                                + "meant any more are deleted; all others are left alone. Without -o the files are printed.")
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.value("DIR", "The folder to write to.", "-o", "--output"))
                .addOption(Options.flag("--base", "Write each node's base configuration, haproxy.cfg, too."))
                .addOption(Options.chosen("FORMAT", "How to print what was done", List.of("text", "json"), "--format"));
        return Options.examples(
                spec, "  pgsvc render -i pigsty.yml -o out", "  pgsvc render -i pigsty.yml -l 10.10.10.11 | less");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<OutputReport, Session> view = Options.oneOf(parsed, "--format", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            session.say("Nothing was rendered.");
            return ExitCode.INVENTORY;
        }
        List<RenderedFile> files = Pipeline.render(resolution.get(), Options.isSet(parsed, "--base"))
                .files();
        Optional<String> folder = Options.given(parsed, "-o");
        if (folder.isEmpty()) {
            files.forEach(file -> print(file, session));
        } else {
            boolean whole = !Options.isSet(parsed, "-l");
            view.accept(write(Path.of(folder.get()), files, resolution.get(), whole), session);
        }
        return ExitCode.DONE;
    }

    private static void print(RenderedFile file, Session session) {
        session.out().println("# ---- " + file.node() + "/" + file.name());
        session.out().print(file.content());
    }

    /// Without a limit the folders of nodes that the inventory does not have any more are in scope too.
    private static OutputReport write(Path path, List<RenderedFile> files, Resolution resolution, boolean whole)
            throws CommandException {
        try {
            OutputFolder folder = new OutputFolder(path);
            Set<String> scope = new HashSet<>(resolution.inventory().limit());
            scope.addAll(whole ? folder.nodes() : Set.of());
            return folder.write(files, scope);
        } catch (OutputException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }
}
