package pgsvc.cli.whatif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.whatif.SimulationJson;
import pgsvc.cli.view.whatif.SimulationText;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;
import pgsvc.model.Roles;
import pgsvc.resolve.Resolution;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Simulation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc simulate CLUSTER`: who would serve each service under each leader and each loss.
public final class SimulateCommand implements Command {
    private static final int MOST_LOSSES = 2;
    private static final Map<String, Roles> ROLES = Map.of("declared", Roles.DECLARED, "live", Roles.LIVE);
    private static final Map<String, View> FORMATS = Map.of(
            "text", (matrix, declared, session) -> new SimulationText(session.out()).print(matrix, declared),
            "json", (matrix, _, session) -> new SimulationJson(session.out()).print(matrix));

    private interface View {
        void print(Matrix matrix, Optional<Matrix> declared, Session session);
    }

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show which servers would serve each service of a cluster under each possible leader and each "
                                + "loss of an instance.",
                        "From the inventory alone, by what Patroni answers to each check and how HAProxy uses backups. "
                                + "Services that some situation leaves without a server are named, each with a mend.")
                .addPositional(Options.positional(0, "CLUSTER", true, "Such as pg-test."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.chosen(
                        "NUMBER", "How many instances may be lost at once", List.of("1", "0", "2"), "--losses"))
                .addOption(Options.value(
                                "ROLES",
                                "Which pg_role selectors see: declared, the one in the inventory, or live, the one that "
                                        + "follows from who leads. Default: what pg_service_roles says.",
                                "--roles")
                        .toBuilder()
                        .completionCandidates(List.of("declared", "live"))
                        .build())
                .addOption(Options.format("text", "json"));
        return Options.examples(
                spec,
                "  pgsvc simulate pg-test -i pigsty.yml",
                "  pgsvc simulate pg-test --losses 2",
                "  pgsvc simulate pg-test --roles live");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        View view = Options.oneOf(parsed, "-o", FORMATS, "text");
        int losses = losses(parsed);
        Optional<Roles> asked = Options.given(parsed, "--roles").isPresent()
                ? Optional.of(Options.oneOf(parsed, "--roles", ROLES, "declared"))
                : Optional.empty();
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Cluster cluster = find(resolution.get(), Options.argument(parsed, 0).orElseThrow());
        Roles roles = asked.orElse(cluster.roles());
        Matrix declared = Simulation.simulate(resolution.get(), cluster, losses, Roles.DECLARED);
        switch (roles) {
            case DECLARED -> view.print(declared, Optional.empty(), session);
            case LIVE ->
                view.print(
                        Simulation.simulate(resolution.get(), cluster, losses, roles), Optional.of(declared), session);
        }
        return ExitCode.DONE;
    }

    private static int losses(ParseResult parsed) throws CommandException {
        int losses = Options.number(parsed, "--losses").orElse(1);
        if (losses > MOST_LOSSES) {
            throw CommandException.usage("--losses takes 0, 1 or 2, not " + losses + ".");
        }
        return losses;
    }

    private static Cluster find(Resolution resolution, String name) throws CommandException {
        return resolution
                .inventory()
                .cluster(name)
                .orElseThrow(() -> unknown(
                        name,
                        resolution.inventory().clusters().stream()
                                .map(Cluster::name)
                                .toList()));
    }

    private static CommandException unknown(String name, List<String> names) {
        return CommandException.usage("There is no cluster " + name + "." + DidYouMean.hint(name, names)
                + (names.isEmpty()
                        ? " The inventory has none."
                        : " The clusters are " + String.join(", ", names) + "."));
    }
}
