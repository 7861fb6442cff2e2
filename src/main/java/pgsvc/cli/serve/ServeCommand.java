package pgsvc.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.ListenAddress;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.serve.action.Desk;
import pgsvc.cli.serve.action.Ground;
import pgsvc.cli.serve.action.Inquiries;
import pgsvc.cli.serve.action.Works;
import pgsvc.cli.status.Looks;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.pipeline.Resolved;
import pgsvc.pipeline.SourceWatch;
import pgsvc.resolve.Resolution;
import pgsvc.web.WebServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc serve`: the page.
public final class ServeCommand implements Command {
    private static final String USUAL_PAUSE = "2s";
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show on a page, live: who serves each service at each load balancer, what is wrong and why.",
                        "It only reads, and takes clients of this machine alone, unless it knows users (--users): then it "
                                + "does what their roles allow. SIGTERM or Ctrl-C ends it.")
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Scope.folder())
                .addOption(Scope.local())
                .addOption(Options.value(
                        "TIME",
                        "From the end of one look at everything to the beginning of the next. Default: " + USUAL_PAUSE
                                + ".",
                        "--interval"));
        return Options.examples(
                PatroniOptions.on(Settings.options(spec)),
                "  pgsvc serve -i pigsty.yml",
                "  pgsvc serve --users /etc/pgsvc/users --listen 0.0.0.0:9632 --tls-cert cert.pem --tls-key key.pem",
                "  ssh -L 9632:127.0.0.1:9632 admin.example.com; then http://127.0.0.1:9632");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Settings settings = Settings.of(parsed, session);
        Duration pause = Options.time(parsed, "--interval", USUAL_PAUSE, SHORTEST_PAUSE, Optional.empty());
        String source = InventoryLoader.source(parsed, session);
        Resolved resolved = InventoryLoader.resolve(parsed, session);
        Optional<Resolution> resolution = InventoryLoader.withoutErrors(resolved, session);
        Optional<Looks> looks = resolution.isEmpty() ? Optional.empty() : Lookout.at(resolution.get(), parsed, session);
        if (looks.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Board board = new Board(resolution.get(), resolved.diagnostics(), Instant.now());
        Optional<SourceWatch> watch =
                source.equals("-") ? Optional.empty() : Optional.of(new SourceWatch(Path.of(source)));
        serve(settings, new Lookout(board, watch, parsed, session), looks.get(), pause);
        return ExitCode.DONE;
    }

    private static void serve(Settings settings, Lookout lookout, Looks looks, Duration pause) throws CommandException {
        CountDownLatch end = new CountDownLatch(1);
        Thread looking = Thread.currentThread();
        try (WebServer web = WebServer.start(settings.listening(), front(settings, lookout), lookout::say);
                Termination _ = Termination.calls(() -> {
                    end.countDown();
                    looking.interrupt();
                })) {
            lookout.say(settings.url(web.address()));
            lookout.run(looks, pause, end);
        } catch (IOException e) {
            throw CommandException.failed("cannot listen on "
                    + ListenAddress.name(settings.listening().address()) + ": " + e.getMessage()
                    + ". Name another address with --listen, or mend what is named.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Front front(Settings settings, Lookout lookout) {
        Board board = lookout.board();
        Ground ground = new Ground(board::resolution, lookout.parsed(), lookout.session());
        return new Front(
                board,
                new Documents(board),
                new Inquiries(ground),
                settings.entry(),
                settings.scraper(),
                new Desk(new Works(ground), settings.audit()));
    }
}
