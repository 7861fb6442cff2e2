package pgsvc.cli;

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
import pgsvc.cli.status.Explaining;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.cli.view.ExplanationJson;
import pgsvc.cli.view.ExplanationText;
import pgsvc.cli.view.status.NowJson;
import pgsvc.cli.view.status.NowText;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;
import pgsvc.resolve.selection.Explainer;
import pgsvc.status.ServiceNow;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc explain SERVICE [INSTANCE]`: why each member gets traffic, or does not.
final class ExplainCommand implements Command {
    private static final Map<String, BiConsumer<Explanation, Session>> FORMATS = Map.of(
            "text", (explanation, session) -> new ExplanationText(session.out()).print(explanation),
            "json", (explanation, session) -> new ExplanationJson(session.out()).print(explanation));
    private static final Map<String, BiConsumer<ServiceNow, Session>> LIVE_FORMATS = Map.of(
            "text", (now, session) -> new NowText(session.out()).print(now),
            "json", (now, session) -> new NowJson(session.out()).print(now));

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Explain why each member of a cluster gets a service's traffic, or does not: selector, backup, "
                                + "destination, check, verdict.",
                        "That is told from the inventory. --live adds what Patroni answers now, what each load balancer "
                                + "makes of it, and who gets traffic.")
                .addPositional(Options.positional(0, "SERVICE", true, "Full name, such as pg-test-replica."))
                .addPositional(Options.positional(1, "INSTANCE", false, "One member only, such as pg-test-2."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.format("text", "json"))
                .addOption(Options.flag("--live", "Ask the cluster's Patronis and the load balancers, too."));
        return Options.examples(
                Explaining.options(spec),
                "  pgsvc explain pg-test-offline -i pigsty.yml",
                "  pgsvc explain pg-test-offline pg-test-2 --live");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Explanation, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> declared =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        Optional<Resolution> resolution = declared.isPresent() && Options.isSet(parsed, "--live")
                ? LiveResolution.of(declared.get(), parsed, session)
                : declared;
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<Variant> variants =
                ServiceLookup.find(resolution.get(), Options.argument(parsed, 0).orElseThrow());
        Service service = variants.getFirst().service();
        Cluster cluster = ServiceLookup.clusterOf(resolution.get(), service);
        Explanation explanation = Explainer.explain(service, cluster);
        Optional<String> instance = Options.argument(parsed, 1);
        Explanation asked = instance.isPresent() ? only(explanation, instance.get()) : explanation;
        if (Options.isSet(parsed, "--live")) {
            return live(Explaining.now(asked, cluster, resolution.get(), parsed, session), parsed, session);
        }
        view.accept(asked, session);
        return ExitCode.DONE;
    }

    private static int live(Optional<ServiceNow> now, ParseResult parsed, Session session) throws CommandException {
        if (now.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Options.oneOf(parsed, "-o", LIVE_FORMATS, "text").accept(now.get(), session);
        return now.get().isWhole() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Explanation only(Explanation explanation, String instance) throws CommandException {
        List<Explanation.Member> members = explanation.members().stream()
                .filter(member -> member.instance().name().equals(instance))
                .toList();
        if (members.isEmpty()) {
            List<String> names = explanation.members().stream()
                    .map(member -> member.instance().name())
                    .toList();
            throw CommandException.usage(
                    instance + " is no member of " + explanation.service().cluster() + "."
                            + DidYouMean.hint(instance, names) + " Its members are " + String.join(", ", names) + ".");
        }
        return new Explanation(explanation.service(), explanation.destination(), explanation.check(), members);
    }
}
