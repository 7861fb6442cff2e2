package pgsvc.haproxy;

import java.util.ArrayList;
import java.util.List;

/// Which servers of a section get new sessions. All that are up share them; when none is, the first backup that
/// is up gets all of them, or all backups do where the section says `option allbackups` (configuration manual,
/// "backup", "option allbackups"). A server of weight 0 counts as one that is not up, with backups too
/// (measured with HAProxy 2.6).
///
/// @param servers those that get some as far as is known, in the order of the section
/// @param perhaps those that get some too, or instead, by what is not known
/// @param byBackup whether `servers` are backups
public record Choice(List<String> servers, List<String> perhaps, boolean byBackup) {
    public Choice {
        servers = List.copyOf(servers);
        perhaps = List.copyOf(perhaps);
    }

    /// What is known of a server.
    public enum Health {
        UP,
        DOWN,
        UNKNOWN
    }

    /// A server that may be chosen.
    public record Candidate(String name, int weight, boolean backup, Health health) {}

    /// HAProxy's choice.
    ///
    /// @param candidates in the order of the section
    public static Choice among(List<Candidate> candidates, boolean allBackups) {
        List<String> servers = new ArrayList<>();
        List<String> perhaps = new ArrayList<>();
        candidates.stream()
                .filter(candidate -> !candidate.backup() && candidate.weight() > 0)
                .forEach(candidate -> sort(candidate, servers, perhaps));
        return servers.isEmpty() ? withBackups(candidates, perhaps, allBackups) : new Choice(servers, perhaps, false);
    }

    private static Choice withBackups(List<Candidate> candidates, List<String> perhaps, boolean allBackups) {
        List<String> servers = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean open = allBackups || servers.isEmpty();
            if (open && candidate.backup() && candidate.weight() > 0) {
                sort(candidate, servers, perhaps);
            }
        }
        return new Choice(servers, perhaps, !servers.isEmpty());
    }

    private static void sort(Candidate candidate, List<String> servers, List<String> perhaps) {
        switch (candidate.health()) {
            case UP -> servers.add(candidate.name());
            case UNKNOWN -> perhaps.add(candidate.name());
            case DOWN -> {}
        }
    }
}
