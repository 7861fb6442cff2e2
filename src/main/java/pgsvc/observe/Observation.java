package pgsvc.observe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import pgsvc.haproxy.file.Section;

/// What is on a target at one moment.
///
/// @param target the node's name
/// @param files the services' files by name, also those that are not pgsvc's
/// @param base the text of `haproxy.cfg`
/// @param running the HAProxy that loads these files
public record Observation(
        String target, Site site, SortedMap<String, String> files, Optional<String> base, Optional<Running> running) {
    public Observation {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// The text of the file that a change names, where there is one: see [Site#path].
    public Optional<String> text(String name) {
        return name.equals(Site.BASE) ? base : Optional.ofNullable(files.get(name));
    }

    /// The same HAProxy with other files.
    public Observation with(SortedMap<String, String> otherFiles, Optional<String> otherBase) {
        return new Observation(target, site, otherFiles, otherBase, running);
    }

    /// Whether health states survive a reload: the base names a file for them, and its last defaults, which the
    /// services take theirs from, tell to read it (configuration manual, `server-state-file` and
    /// `load-server-state-from-file`).
    public boolean carriesStates() {
        return stateFile().isPresent()
                && base.stream()
                        .flatMap(text -> Section.parse(text).stream())
                        .filter(section -> section.header().getFirst().equals("defaults"))
                        .reduce((_, last) -> last)
                        .stream()
                        .flatMap(section -> section.lines("load-server-state-from-file"))
                        .anyMatch(line -> line.equals(List.of("load-server-state-from-file", "global")));
    }

    /// The same with other services' files.
    public Observation withFiles(Map<String, String> others) {
        return new Observation(target, site, new TreeMap<>(others), base, running);
    }

    /// Whether servers of sections may have options that their sections do not tell.
    public boolean hasDefaultServers() {
        return Stream.concat(base.stream(), files.values().stream())
                .anyMatch(text -> Section.lines(text, "defaults", "default-server")
                        .findAny()
                        .isPresent());
    }

    /// Whether it holds all that a HAProxy loads.
    public boolean isWholeOf(Running haproxy) {
        Set<String> known = Set.of(site.base(), site.services());
        return paths(haproxy).allMatch(known::contains);
    }

    /// Whether a file that comes to the services' folder is loaded: Debian's HAProxy, for one, loads its base alone.
    public boolean loadsServices(Running haproxy) {
        return paths(haproxy).anyMatch(site.services()::equals);
    }

    private static Stream<String> paths(Running haproxy) {
        return haproxy.arguments().stream()
                .map(file -> file.endsWith("/") ? file.substring(0, file.length() - 1) : file);
    }

    /// Where the HAProxy that runs takes commands of an administrator, once it has loaded the base.
    public Optional<String> socket() {
        return running.flatMap(_ -> base).flatMap(Observer::statsSocket);
    }

    /// The file that health states are read from.
    public Optional<String> stateFile() {
        return base.stream()
                .flatMap(text -> Section.lines(text, "global", "server-state-file"))
                .filter(line -> line.size() > 1 && line.get(1).startsWith("/"))
                .map(line -> line.get(1))
                .findFirst();
    }
}
