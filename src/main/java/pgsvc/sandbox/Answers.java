package pgsvc.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.concurrent.Tasks;
import pgsvc.load.Login;
import pgsvc.load.Probe;
import pgsvc.load.ReplicaSession;
import pgsvc.load.ServicePort;
import pgsvc.load.history.Outcome;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.part.Database;

/// Asks the services of a sandbox, as clients do, who answers.
public final class Answers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 100;

    private Answers() {}

    /// Who the sandbox's clients are.
    public static Login login() {
        return new Login(Database.NAME, Database.USER, Optional.empty());
    }

    /// Instances' names by their addresses.
    public static Map<String, String> names(Layout layout) {
        Map<String, String> names = new HashMap<>();
        layout.instances().forEach(instance -> names.put(instance.address(), instance.name()));
        return names;
    }

    /// Asks each once, all at the same time.
    ///
    /// @return what came of it, with instances by their names
    public static Map<Services.Served, Outcome> ask(List<Services.Served> services, Layout layout)
            throws InterruptedException {
        Map<String, String> names = names(layout);
        try (Tasks<Services.Served, Outcome> questions =
                Tasks.begin(services, AT_ONCE, served -> named(Probe.ask(served.port(), login(), PATIENCE), names))) {
            return questions.results();
        }
    }

    /// Whether an instance lets clients into the database, past PgBouncer.
    static boolean admits(Node.Instance instance) {
        return Probe.ask(server(instance), login(), PATIENCE) instanceof Outcome.Answered;
    }

    /// A connection to an instance, past PgBouncer, that is kept while it is a replica and longer.
    static ReplicaSession session(Node.Instance instance) throws SQLException {
        return ReplicaSession.open(server(instance), login(), PATIENCE);
    }

    private static ServicePort server(Node.Instance instance) {
        return new ServicePort(instance.name(), instance.address(), 5432);
    }

    private static Outcome named(Outcome outcome, Map<String, String> names) {
        return switch (outcome) {
            case Outcome.Answered(String address, boolean inRecovery) ->
                new Outcome.Answered(names.getOrDefault(address, address), inRecovery);
            case Outcome.Failed failed -> failed;
        };
    }
}
