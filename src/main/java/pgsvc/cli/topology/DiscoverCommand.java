package pgsvc.cli.topology;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.topology.TopologyJson;
import pgsvc.cli.view.topology.TopologyText;
import pgsvc.discover.Comparison;
import pgsvc.discover.InventoryText;
import pgsvc.discover.UndeclarableException;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.tls.Tls;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Limits;
import pgsvc.topology.watch.Seed;
import pgsvc.topology.watch.Survey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc discover URL…`: an inventory made from live clusters, or what differs from the one there is.
public final class DiscoverCommand implements Command {
    @Override
    public String name() {
        return "discover";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Write an inventory from live clusters: each URL leads to the REST API of a Patroni, and one "
                                + "member of a cluster knows the others.",
                        "With -i, tell what that inventory declares otherwise instead.")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .type(String[].class)
                        .arity("1..*")
                        .required(true)
                        .paramLabel("URL")
                        .description("Such as http://10.10.10.11:8008, or 10.10.10.11 for short.")
                        .build())
                .addOption(Options.inventory())
                .addOption(Options.format("text", "json"));
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc discover 10.10.10.11 > pigsty.yml",
                "  pgsvc discover https://10.10.10.11:8008 --ca-file ca.crt -i pigsty.yml");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        String format = Options.oneOf(parsed, "-o", Map.of("text", "text", "json", "json"), "text");
        Optional<String> inventory = Options.given(parsed, "-i");
        if (inventory.isEmpty() && !format.equals("text")) {
            throw CommandException.usage("-o json is for what differs from an inventory: name that with -i FILE.");
        }
        List<ApiAddress> addresses = addresses(parsed);
        List<TopologySnapshot> found = look(addresses, access(addresses, parsed, session), session);
        if (found.isEmpty()) {
            return ExitCode.FAILED;
        }
        return inventory.isPresent() ? compare(found, inventory.get(), format, session) : write(found, session);
    }

    private static List<ApiAddress> addresses(ParseResult parsed) throws CommandException {
        List<ApiAddress> addresses = new ArrayList<>();
        for (String url : parsed.matchedPositionalValue(0, new String[0])) {
            addresses.add(
                    ApiAddress.of(url)
                            .orElseThrow(
                                    () -> CommandException.usage(
                                            "\"" + url
                                                    + "\" is no URL of Patroni's REST API. Write it as http://10.10.10.11:8008 or https://….")));
        }
        return addresses;
    }

    private static Access access(List<ApiAddress> addresses, ParseResult parsed, Session session)
            throws CommandException {
        boolean secure = addresses.stream().anyMatch(ApiAddress::tls);
        Optional<Tls> tls = secure ? Optional.of(PatroniOptions.tls(parsed, Optional.empty())) : Optional.empty();
        return new Access(tls, PatroniOptions.credentials(parsed, session), Limits.PATIENT);
    }

    /// Clusters by their names, in the order of the URLs; those that tell nothing are named on the side.
    private static List<TopologySnapshot> look(List<ApiAddress> addresses, Access access, Session session)
            throws CommandException {
        Survey survey = new Survey(address -> new PatroniRest(address, access), InstantSource.system());
        Map<String, TopologySnapshot> found = new LinkedHashMap<>();
        try {
            for (ApiAddress address : addresses) {
                TopologySnapshot live = survey.of(Optional.empty(), List.of(Seed.at(address)));
                if (live.cluster().isPresent() && live.scope().isPresent()) {
                    found.putIfAbsent(live.scope().get(), live);
                } else {
                    session.say("pgsvc: " + silence(address, live));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
        return List.copyOf(found.values());
    }

    private static String silence(ApiAddress address, TopologySnapshot live) {
        return address + " "
                + switch (live.members().getFirst().source()) {
                    case SourceState.Silent silent -> silent.why().words() + ".";
                    case SourceState.Answering _, SourceState.Unasked _ ->
                        "answers, and does not list its cluster: its store may be away. See Patroni's log.";
                };
    }

    private static int write(List<TopologySnapshot> found, Session session) throws CommandException {
        try {
            session.out().print(InventoryText.of(found));
            return ExitCode.DONE;
        } catch (UndeclarableException e) {
            throw CommandException.failed(e.words());
        }
    }

    private static int compare(List<TopologySnapshot> found, String source, String format, Session session)
            throws CommandException {
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(source, Optional.empty(), session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<Cluster> declared = resolution.get().inventory().clusters();
        List<Comparison> comparisons =
                found.stream().map(live -> compare(live, declared, source)).toList();
        if (format.equals("json")) {
            new TopologyJson(session.out()).print(comparisons);
        } else {
            print(comparisons, session);
        }
        return ExitCode.DONE;
    }

    private static Comparison compare(TopologySnapshot live, List<Cluster> declared, String source) {
        return declared.stream()
                .filter(cluster -> live.scope().equals(Optional.of(cluster.name())))
                .findFirst()
                .map(cluster -> Comparison.of(cluster, live))
                .orElseGet(() -> Comparison.undeclared(source, live));
    }

    private static void print(List<Comparison> comparisons, Session session) {
        for (Comparison comparison : comparisons) {
            new TopologyText(session.out()).print(comparison);
            if (comparison.differences().isEmpty()) {
                session.out().println("\nThe inventory declares it as it is.");
            }
        }
    }
}
