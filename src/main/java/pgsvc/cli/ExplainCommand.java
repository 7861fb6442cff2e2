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
import pgsvc.cli.view.ExplanationJson;
import pgsvc.cli.view.ExplanationText;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Explainer;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc explain SERVICE [INSTANCE]`: why each member gets traffic, or does not.
final class ExplainCommand implements Command {
    private static final Map<String, BiConsumer<Explanation, Session>> FORMATS = Map.of(
            "text", (explanation, session) -> new ExplanationText(session.out()).print(explanation),
            "json", (explanation, session) -> new ExplanationJson(session.out()).print(explanation));

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Explain why each member of a cluster gets a service's traffic, or does not: selector, backup, "
                                + "destination, check, verdict.")
                .addPositional(Options.positional(0, "SERVICE", true, "Full name, such as pg-test-replica."))
                .addPositional(Options.positional(1, "INSTANCE", false, "One member only, such as pg-test-2."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.format("text", "json"));
        return Options.examples(
                spec, "  pgsvc explain pg-test-offline -i pigsty.yml", "  pgsvc explain pg-test-offline pg-test-2");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Explanation, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<Variant> variants =
                ServiceLookup.find(resolution.get(), Options.argument(parsed, 0).orElseThrow());
        Service service = variants.getFirst().service();
        Explanation explanation = Explainer.explain(service, ServiceLookup.clusterOf(resolution.get(), service));
        Optional<String> instance = Options.argument(parsed, 1);
        view.accept(instance.isPresent() ? only(explanation, instance.get()) : explanation, session);
        return ExitCode.DONE;
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
