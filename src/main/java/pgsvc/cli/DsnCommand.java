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
import pgsvc.cli.view.dsn.DsnViews;
import pgsvc.dsn.Dsn;
import pgsvc.dsn.Entry;
import pgsvc.dsn.EntryPoints;
import pgsvc.dsn.NoEntryException;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc dsn SERVICE`: how clients connect.
final class DsnCommand implements Command {
    private static final Map<String, BiConsumer<Dsn, Session>> FORMATS = Map.of(
            "text", (dsn, session) -> DsnViews.text(session.out(), dsn),
            "json", (dsn, session) -> DsnViews.json(session.out(), dsn),
            "url", (dsn, session) -> session.out().println(dsn.url()),
            "keywords", (dsn, session) -> session.out().println(dsn.keywords()),
            "jdbc", (dsn, session) -> session.out().println(dsn.jdbc()));
    private static final Map<String, Entry> ENTRIES =
            Map.of("vip", Entry.VIP, "dns", Entry.DNS, "any", Entry.ANY, "all", Entry.ALL);

    @Override
    public String name() {
        return "dsn";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Print how clients connect to a service: a URL and keywords of libpq, a URL of JDBC.",
                        "Without a password: clients take theirs from ~/.pgpass or elsewhere.")
                .addPositional(Options.positional(0, "SERVICE", false, "Full name, such as pg-test-primary."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(entry())
                .addOption(Options.value("NAME", "The database. Default: postgres.", "--db"))
                .addOption(Options.value("NAME", "The user. Default: none; the client takes its own.", "--user"))
                .addOption(Options.flag(
                        "--pg-service-file", "Print a pg_service.conf with every service of the inventory instead."))
                .addOption(Options.format("text", "json", "url", "keywords", "jdbc"));
        return Options.examples(
                spec,
                "  psql \"$(pgsvc dsn pg-test-primary -i pigsty.yml --user dba -o url)\"",
                "  pgsvc dsn -i pigsty.yml --pg-service-file >~/.pg_service.conf; psql service=pg-test-primary");
    }

    private static OptionSpec entry() {
        return Options.value(
                        "ENTRY",
                        "By which address: the cluster's virtual one (vip), its name (dns), the first load balancer "
                                + "(any), or all of them in turn (all). Default: vip where there is one, else all.",
                        "--host")
                .toBuilder()
                .completionCandidates(List.of("vip", "dns", "any", "all"))
                .build();
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Dsn, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<String> service = Options.argument(parsed, 0);
        boolean file = Options.isSet(parsed, "--pg-service-file");
        if (service.isPresent() == file) {
            throw CommandException.usage("dsn takes a SERVICE, or --pg-service-file for all of them.");
        }
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        if (service.isPresent()) {
            view.accept(dsn(parsed, resolution.get(), service.get()), session);
            return ExitCode.DONE;
        }
        for (String name : Catalog.of(resolution.get()).names()) {
            session.out().println(dsn(parsed, resolution.get(), name).section());
        }
        return ExitCode.DONE;
    }

    private static Dsn dsn(ParseResult parsed, Resolution resolution, String service) throws CommandException {
        List<Variant> variants = ServiceLookup.find(resolution, service);
        Cluster cluster =
                ServiceLookup.clusterOf(resolution, variants.getFirst().service());
        EntryPoints points = new EntryPoints(cluster, variants);
        try {
            Entry entry = Options.given(parsed, "--host").isPresent()
                    ? Options.oneOf(parsed, "--host", ENTRIES, "")
                    : points.usual();
            return new Dsn(
                    service,
                    points.hosts(entry),
                    Options.given(parsed, "--db").orElse("postgres"),
                    Options.given(parsed, "--user"),
                    points.leadToPrimary());
        } catch (NoEntryException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }
}
