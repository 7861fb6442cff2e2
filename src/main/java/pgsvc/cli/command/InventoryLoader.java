package pgsvc.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.view.finding.FindingsText;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.ParseResult;

/// Reads and resolves the inventory that a command was given.
public final class InventoryLoader {
    private static final List<String> USUAL_NAMES = List.of("pigsty.yml", "inventory.yml");

    private InventoryLoader() {}

    /// The inventory that `-i` names, else PGSVC_INVENTORY, else a file of a usual name in the current folder.
    ///
    /// @throws CommandException when there is none
    public static String source(ParseResult parsed, Session session) throws CommandException {
        Optional<String> named = Options.given(parsed, "-i")
                .or(() -> Optional.ofNullable(session.environment().get("PGSVC_INVENTORY"))
                        .filter(file -> !file.isEmpty()))
                .or(() -> USUAL_NAMES.stream()
                        .filter(file -> Files.isRegularFile(Path.of(file)))
                        .findFirst());
        return named.orElseThrow(() -> CommandException.usage(
                "No inventory. Name one with -i FILE or PGSVC_INVENTORY, or start in a folder that has "
                        + String.join(" or ", USUAL_NAMES) + "."));
    }

    /// Reads and resolves it, within `-l`.
    public static Resolved resolve(ParseResult parsed, Session session) throws CommandException {
        return resolve(source(parsed, session), Options.given(parsed, "-l"), session);
    }

    public static Resolved resolve(String source, Optional<String> limit, Session session) throws CommandException {
        try {
            return Pipeline.resolve(source, session.in(), limit);
        } catch (PatternException e) {
            throw CommandException.usage("-l " + limit.orElse("") + ": " + e.getMessage());
        }
    }

    /// The resolution, when the inventory has no error; else the findings are told and nothing comes back.
    /// Warnings are told by `lint` alone, so that they do not stand in the way of the work.
    public static Optional<Resolution> withoutErrors(Resolved resolved, Session session) {
        if (resolved.hasErrors()) {
            new FindingsText(session.err(), session.coloured())
                    .print(resolved.diagnostics().stream()
                            .filter(d -> d.isError())
                            .toList());
            return Optional.empty();
        }
        return resolved.resolution();
    }
}
