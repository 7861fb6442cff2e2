package pgsvc.cli.status;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.target.Scope;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.status.StatusJson;
import pgsvc.cli.view.status.StatusText;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc status [CLUSTER]`: who serves now, and what is not as it should be.
public final class StatusCommand implements Command {
    private static final Map<String, BiConsumer<Status, PrintStream>> FORMATS = Map.of(
            "text", (status, out) -> new StatusText(out).print(status),
            "json", (status, out) -> new StatusJson(out).print(status));

    @Override
    public String name() {
        return "status";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show which servers serve each service now, at each load balancer, and what is not as it should "
                                + "be.",
                        "Load balancers and Patronis are asked all at once; those that are not reached are named. "
                                + "Nothing is changed.")
                .addPositional(Options.positional(
                        0, "CLUSTER", false, "Its pg_cluster, with every load balancer that serves it. Default: all."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Scope.folder())
                .addOption(Scope.local())
                .addOption(Options.format("text", "json"));
        spec.usageMessage().exitCodeList(exitCodes());
        return Options.examples(
                PatroniOptions.on(spec), "  pgsvc status -i pigsty.yml", "  pgsvc status pg-test -o json");
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" 0", "everything answers, and every service has a server at each load balancer");
        codes.put(" 1", "a service has no server somewhere, or something does not answer");
        codes.put("64", "called wrongly");
        codes.put("65", "the inventory is wrong");
        return codes;
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Status, PrintStream> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<Cluster> clusters = clusters(resolution.get().inventory().clusters(), Options.argument(parsed, 0));
        Optional<Looks> looks = Looks.at(clusters, resolution.get(), parsed, session);
        return looks.isEmpty() ? ExitCode.INVENTORY : once(looks.get(), view, session);
    }

    private static int once(Looks looks, BiConsumer<Status, PrintStream> view, Session session)
            throws CommandException {
        try {
            Status status = looks.take();
            view.accept(status, session.out());
            return status.isWell() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    private static List<Cluster> clusters(List<Cluster> clusters, Optional<String> name) throws CommandException {
        if (name.isEmpty()) {
            return clusters;
        }
        List<String> names = clusters.stream().map(Cluster::name).toList();
        if (!names.contains(name.get())) {
            throw CommandException.usage("There is no cluster " + name.get() + "." + DidYouMean.hint(name.get(), names)
                    + " The inventory has " + String.join(", ", names) + ".");
        }
        return clusters.stream()
                .filter(cluster -> cluster.name().equals(name.get()))
                .toList();
    }
}
