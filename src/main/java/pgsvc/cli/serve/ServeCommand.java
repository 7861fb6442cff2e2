package pgsvc.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.Scope;
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
    private static final String USUAL_ADDRESS = "127.0.0.1:9632";
    private static final String USUAL_PAUSE = "2s";
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Pattern ADDRESS = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show on a page, live: who serves each service at each load balancer, what is wrong and why.",
                        "It only reads, and takes clients of this machine alone. SIGTERM or Ctrl-C ends it.")
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Scope.folder())
                .addOption(Scope.local())
                .addOption(Options.value(
                        "ADDRESS", "Where the page is, on loopback. Default: " + USUAL_ADDRESS + ".", "--listen"))
                .addOption(Options.value(
                        "TIME",
                        "From the end of one look at everything to the beginning of the next. Default: " + USUAL_PAUSE
                                + ".",
                        "--interval"));
        return Options.examples(
                PatroniOptions.on(spec),
                "  pgsvc serve -i pigsty.yml",
                "  ssh -L 9632:127.0.0.1:9632 admin.example.com; then http://127.0.0.1:9632");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        InetSocketAddress address = address(Options.given(parsed, "--listen").orElse(USUAL_ADDRESS));
        Duration pause = Options.time(parsed, "--interval", USUAL_PAUSE, SHORTEST_PAUSE, Optional.empty());
        String source = InventoryLoader.source(parsed, session);
        Resolved resolved = InventoryLoader.resolve(parsed, session);
        Optional<Resolution> resolution = InventoryLoader.withoutErrors(resolved, session);
        Optional<Looks> looks = resolution.isEmpty() ? Optional.empty() : Lookout.at(resolution.get(), parsed, session);
        if (looks.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Board board = new Board(resolution.get(), resolved.diagnostics());
        CountDownLatch end = new CountDownLatch(1);
        Thread looking = Thread.currentThread();
        try (WebServer web = WebServer.start(
                        address, new Documents(board)::at, Map.of(Documents.API + "stream", board.feed()));
                Termination _ = Termination.calls(() -> {
                    end.countDown();
                    looking.interrupt();
                })) {
            session.say("pgsvc serve: http://" + name(web.address()));
            Optional<SourceWatch> watch =
                    source.equals("-") ? Optional.empty() : Optional.of(new SourceWatch(Path.of(source)));
            new Lookout(board, watch, parsed, session).run(looks.get(), pause, end);
        } catch (IOException e) {
            throw CommandException.failed("cannot listen on " + name(address) + ": " + e.getMessage()
                    + ". Name another address with --listen.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static InetSocketAddress address(String text) throws CommandException {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > HIGHEST_PORT) {
            throw CommandException.usage(
                    "--listen takes ADDRESS:PORT, such as " + USUAL_ADDRESS + ", not \"" + text + "\".");
        }
        try {
            String host = Optional.ofNullable(matcher.group(1)).orElse("127.0.0.1");
            InetAddress address = InetAddress.getByName(host);
            if (!address.isLoopbackAddress()) {
                throw CommandException.usage(
                        "--listen takes an address of loopback, not " + host
                                + ": the page knows no users yet. Reach it from elsewhere by ssh -L, or through a proxy that asks who comes.");
            }
            return new InetSocketAddress(address, Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw CommandException.usage("--listen: there is no address " + e.getMessage() + ".");
        }
    }

    private static String name(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
