package pgsvc.cli.status;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.status.StatusJson;
import pgsvc.cli.view.status.StatusText;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc status [CLUSTER]`: who serves now, and what is not as it should be.
public final class StatusCommand implements Command {
    private static final String USUAL_PAUSE = "2";
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
                .addOption(Options.format("text", "json"))
                .addOption(watch());
        spec.usageMessage().exitCodeList(exitCodes());
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc status -i pigsty.yml",
                "  pgsvc status pg-test -o json",
                "  pgsvc status pg-test --watch 5");
    }

    private static OptionSpec watch() {
        return OptionSpec.builder("--watch")
                .type(String.class)
                .arity("0..1")
                .fallbackValue(USUAL_PAUSE)
                .paramLabel("SECONDS")
                .description("Look again and again, this long after each look, until Ctrl-C. Default: " + USUAL_PAUSE
                        + " seconds.")
                .build();
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
        Watch watch = Watch.of(parsed);
        List<Cluster> clusters = clusters(resolution.get().inventory().clusters(), watch.cluster());
        Optional<Looks> looks = Looks.at(clusters, resolution.get(), parsed, session);
        if (looks.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        try {
            return watch.pause().isPresent()
                    ? again(looks.get(), view, watch.pause().get(), session)
                    : once(looks.get(), view, session);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    private static int once(Looks looks, BiConsumer<Status, PrintStream> view, Session session)
            throws InterruptedException {
        Status status = looks.take();
        view.accept(status, session.out());
        return status.isWell() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static int again(Looks looks, BiConsumer<Status, PrintStream> view, Duration pause, Session session)
            throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread watching = Thread.currentThread();
        try (Termination _ = Termination.calls(() -> {
            end.countDown();
            watching.interrupt();
        })) {
            new Watching(session, pause, end).run(out -> view.accept(looks.take(), out));
        }
        return ExitCode.DONE;
    }

    /// Whether to look again and again, and at which cluster.
    private record Watch(Optional<Duration> pause, Optional<String> cluster) {

        /// In `--watch pg-test` the parser takes the cluster for the seconds, since these may be left out.
        static Watch of(ParseResult parsed) throws CommandException {
            Optional<String> cluster = Options.argument(parsed, 0);
            Optional<String> given = Options.given(parsed, "--watch");
            if (given.isPresent() && cluster.isEmpty() && !given.get().matches("[0-9]*")) {
                return new Watch(Optional.of(Duration.ofSeconds(Long.parseLong(USUAL_PAUSE))), given);
            }
            OptionalInt seconds = Options.number(parsed, "--watch");
            return new Watch(
                    seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty(),
                    cluster);
        }
    }

    private static List<Cluster> clusters(List<Cluster> clusters, Optional<String> name) throws CommandException {
        return name.isEmpty() ? clusters : List.of(NamedCluster.among(clusters, name));
    }
}
