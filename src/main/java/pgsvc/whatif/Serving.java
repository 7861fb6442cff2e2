package pgsvc.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /// HAProxy's choice. All servers that are up share the sessions; when none is, the first backup that is up
    /// gets all of them, since pgsvc renders no `option allbackups` (configuration manual, "backup", "option
    /// allbackups"). A server of weight 0 counts as one that is not up, with backups too (measured with HAProxy
    /// 2.6).
    static Serving choose(List<Server> configured, Function<Server, Answer> answers) {
        List<String> servers = new ArrayList<>();
        List<String> perhaps = new ArrayList<>();
        for (Server server : configured) {
            if (!server.backup() && server.weight() > 0) {
                switch (answers.apply(server)) {
                    case PASSES -> servers.add(server.name());
                    case UNKNOWABLE -> perhaps.add(server.name());
                    case FAILS -> {}
                }
            }
        }
        return servers.isEmpty()
                ? withBackup(configured, perhaps, answers)
                : new Serving(configured, servers, perhaps, false);
    }

    private static Serving withBackup(List<Server> configured, List<String> perhaps, Function<Server, Answer> answers) {
        for (Server server : configured) {
            if (server.backup() && server.weight() > 0) {
                switch (answers.apply(server)) {
                    case PASSES -> {
                        return new Serving(configured, List.of(server.name()), perhaps, true);
                    }
                    case UNKNOWABLE -> perhaps.add(server.name());
                    case FAILS -> {}
                }
            }
        }
        return new Serving(configured, List.of(), perhaps, false);
    }
}
