package pgsvc.status;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pgsvc.haproxy.Choice;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.resolve.check.Answer;

/// A service at one of the load balancers that are meant to serve it.
public sealed interface ServiceAt {

    /// Its section runs.
    ///
    /// @param servers in the order of the section
    /// @param choice who serves
    record Runs(List<ServerView> servers, Choice choice) implements ServiceAt {
        public Runs {
            servers = List.copyOf(servers);
        }
    }

    /// A HAProxy runs there without it.
    record Missing() implements ServiceAt {}

    /// No HAProxy runs there that loads these files and takes commands.
    record NoHaproxy() implements ServiceAt {}

    /// The node was not reached.
    record Unknown() implements ServiceAt {}

    /// Whether it is known that clients get no server there.
    default boolean isEmpty() {
        return switch (this) {
            case Runs runs -> runs.choice().servers().isEmpty();
            case Missing _, NoHaproxy _ -> true;
            case Unknown _ -> false;
        };
    }

    /// A server, where its section runs and has it.
    default Optional<ServerView> server(String name) {
        return switch (this) {
            case Runs runs ->
                runs.servers().stream()
                        .filter(server -> server.name().equals(name))
                        .findFirst();
            case Missing _, NoHaproxy _, Unknown _ -> Optional.empty();
        };
    }

    /// The service of that full name as it was seen.
    ///
    /// @param expected what Patroni answers to the service's check for a member, by its name
    static ServiceAt of(String service, Look look, Function<String, Answer> expected) {
        return switch (look) {
            case Look.Unreachable _ -> new Unknown();
            case Look.Seen seen ->
                seen.observed()
                        .running()
                        .map(running -> of(service, running, seen.observed(), expected))
                        .orElseGet(NoHaproxy::new);
        };
    }

    private static ServiceAt of(
            String service, Running running, Observation observed, Function<String, Answer> expected) {
        List<ServerStatus> servers = running.servers(service);
        if (!running.listens().contains(service)) {
            return new Missing();
        }
        Choice choice =
                Choice.among(servers.stream().map(ServerStatus::candidate).toList(), usesAllBackups(service, observed));
        return new Runs(
                servers.stream()
                        .map(server ->
                                new ServerView(server, Standing.of(server, choice, expected.apply(server.server()))))
                        .toList(),
                choice);
    }

    private static boolean usesAllBackups(String service, Observation observed) {
        List<String> option = List.of("option", "allbackups");
        boolean own = observed.files().values().stream()
                .flatMap(text -> Section.parse(text).stream())
                .anyMatch(section -> section.name().filter(service::equals).isPresent()
                        && section.lines().contains(option));
        return own
                || observed.base().stream()
                        .flatMap(text -> Section.lines(text, "defaults", "option"))
                        .anyMatch(option::equals);
    }
}
