package pgsvc.cli.topology;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.topology.TopologyJson;
import pgsvc.cli.view.topology.TopologyText;
import pgsvc.discover.Comparison;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.topology.TopologySnapshot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc topology CLUSTER`: how it is, beside how it is declared.
public final class TopologyCommand implements Command {
    private static final Map<String, BiConsumer<Comparison, Session>> FORMATS = Map.of(
            "text", (comparison, session) -> new TopologyText(session.out()).print(comparison),
            "json", (comparison, session) -> new TopologyJson(session.out()).print(comparison));

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show a live cluster as its members' Patronis tell it: who leads, who follows, who does not "
                                + "answer, and what is declared otherwise.",
                        "Patroni is reached by the inventory: the host's name, patroni_port, patroni_ssl_enabled; "
                                + "patroni_username and patroni_password where it asks.")
                .addPositional(Options.positional(0, "CLUSTER", false, "Its pg_cluster. Default: the only one."))
                .addOption(Options.inventory())
                .addOption(Options.format("text", "json"));
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc topology pg-test -i pigsty.yml",
                "  pgsvc topology pg-test --ca-file ca.crt -o json");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Comparison, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Cluster cluster = NamedCluster.among(resolution.get().inventory().clusters(), Options.argument(parsed, 0));
        DeclaredAccess access = DeclaredAccess.of(cluster, parsed, session);
        TopologySnapshot live = look(access);
        view.accept(Comparison.of(cluster, live), session);
        return live.isAnswered() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static TopologySnapshot look(DeclaredAccess access) throws CommandException {
        try {
            return access.survey();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }
}
