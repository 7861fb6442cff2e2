package pgsvc.cli.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import pgsvc.agent.Agent;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ListenAddress;
import pgsvc.cli.view.metrics.AgentMetrics;
import pgsvc.cli.view.metrics.Exposition;
import pgsvc.run.workload.ThisMachine;
import pgsvc.web.Answer;
import pgsvc.web.Listening;
import pgsvc.web.Reply;
import pgsvc.web.Request;
import pgsvc.web.Site;
import pgsvc.web.WebServer;
import picocli.CommandLine.ParseResult;

/// What an agent has for Prometheus: `/metrics`, and nothing else.
///
/// @param text as it is now
record MetricsPage(Supplier<String> text) implements Site {
    static final String OPTION = "--metrics";

    private static final String EXAMPLE = "127.0.0.1:9633";
    private static final String PATH = "/metrics";

    /// Of an agent, as it is at each request.
    static MetricsPage of(AgentMetrics metrics, Agent agent) {
        return new MetricsPage(() -> metrics.text(agent.seen()));
    }

    /// Where it is; nothing where nobody asks for it.
    static Optional<InetSocketAddress> address(ParseResult parsed) throws CommandException {
        return ListenAddress.given(parsed, OPTION, EXAMPLE);
    }

    /// Begins, until it is closed. Prometheus may call this machine by any of its names, or by the node's.
    Opened open(Optional<InetSocketAddress> address, String node) throws CommandException {
        if (address.isEmpty()) {
            return new Opened(Optional.empty());
        }
        Set<String> names = new HashSet<>(ThisMachine.names());
        names.add(node);
        try {
            Listening listening = new Listening(address.get(), names, Optional.empty());
            return new Opened(Optional.of(WebServer.start(listening, this, _ -> {})));
        } catch (IOException e) {
            throw CommandException.failed(OPTION + ": cannot listen on " + ListenAddress.name(address.get()) + ": "
                    + e.getMessage() + ". Name another address, or leave " + OPTION + " away.");
        }
    }

    /// As long as an agent works.
    record Opened(Optional<WebServer> server) implements AutoCloseable {

        /// Where it is, as a URL.
        Optional<String> url() {
            return server.map(web -> "http://" + ListenAddress.name(web.address()) + PATH);
        }

        @Override
        public void close() {
            server.ifPresent(WebServer::close);
        }
    }

    @Override
    public Reply reply(Request request) {
        return request.path().equals(PATH) && request.isForReading()
                ? Answer.text(Exposition.TYPE, text.get())
                : Answer.refusal(404, "there is nothing but " + PATH);
    }
}
