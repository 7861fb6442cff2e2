package pgsvc.whatif;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import pgsvc.haproxy.Choice;
import pgsvc.resolve.Server;
import pgsvc.resolve.check.Answer;

/// Who serves a service in a situation, once every check has been answered.
///
/// @param configured the servers of the section
/// @param servers those that get sessions as far as is known, in the order of the section
/// @param perhaps those that get some too, or instead, by what is not known
/// @param byBackup whether `servers` is a backup
public record Serving(List<Server> configured, List<String> servers, List<String> perhaps, boolean byBackup) {
    public Serving {
        configured = List.copyOf(configured);
        servers = List.copyOf(servers);
        perhaps = List.copyOf(perhaps);
    }

    /// Whether nobody serves.
    public boolean isEmpty() {
        return servers.isEmpty() && perhaps.isEmpty();
    }

    /// Those that get sessions, and those that may.
    public List<String> all() {
        return Stream.concat(servers.stream(), perhaps.stream()).toList();
    }

    /// HAProxy's choice, as pgsvc renders sections: without `option allbackups`.
    static Serving choose(List<Server> configured, Function<Server, Answer> answers) {
        Choice choice = Choice.among(
                configured.stream()
                        .map(server -> new Choice.Candidate(
                                server.name(), server.weight(), server.backup(), health(answers.apply(server))))
                        .toList(),
                false);
        return new Serving(configured, choice.servers(), choice.perhaps(), choice.byBackup());
    }

    private static Choice.Health health(Answer answer) {
        return switch (answer) {
            case PASSES -> Choice.Health.UP;
            case UNKNOWABLE -> Choice.Health.UNKNOWN;
            case FAILS -> Choice.Health.DOWN;
        };
    }
}
