package pgsvc.apply.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.LiveSession;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Does for the sessions of old workers what these cannot do any more: they check no server, and a session to
/// one that went down since would stay there for as long as its client likes (`on-marked-down`, configuration
/// manual, 5.2).
public final class OldWorkers {
    /// As many as fit into one command line of HAProxy.
    private static final int AT_ONCE = 100;

    private final Target target;
    private final Site site;

    public OldWorkers(Target target, Site site) {
        this.target = target;
        this.site = site;
    }

    /// Looks once, and ends nothing.
    ///
    /// @param running the HAProxy; one without a master's socket tells nothing of its old workers
    /// @return the old workers that are there
    public List<OldWorker> look(Running running) throws TargetException {
        List<OldWorker> workers = new ArrayList<>();
        for (long pid : old(running)) {
            String master = running.masterSocket().orElseThrow();
            workers.add(new OldWorker(pid, sessions(master, pid).size(), 0));
        }
        return workers;
    }

    private List<Long> old(Running running) throws TargetException {
        Optional<String> master = running.masterSocket();
        return master.isEmpty() || running.isSilent()
                ? List.of()
                : Workers.parse(target.ask(master.get(), "show proc")).old();
    }

    private List<LiveSession> sessions(String master, long pid) throws TargetException {
        return LiveSession.parse(target.ask(master, "@!" + pid + " show sess"));
    }

    /// Looks once, and shuts each session whose server the present worker holds for down, where the files say
    /// `on-marked-down shutdown-sessions`.
    ///
    /// @param running the HAProxy; one whose master, or whose worker, takes no commands tells nothing
    /// @return the old workers that are there
    public List<OldWorker> sweep(Running running) throws TargetException {
        List<Long> old = old(running);
        if (old.isEmpty()) {
            return List.of();
        }
        String master = running.masterSocket().orElseThrow();
        Set<String> down = down(running.statsSocket());
        List<OldWorker> workers = new ArrayList<>();
        for (long pid : old) {
            workers.add(sweep(master, pid, down));
        }
        return workers;
    }

    private OldWorker sweep(String master, long pid, Set<String> down) throws TargetException {
        String worker = "@!" + pid + " ";
        List<LiveSession> all = sessions(master, pid);
        List<LiveSession> stranded = all.stream()
                .filter(session -> down.contains(session.section() + "/" + session.server()))
                .toList();
        for (int from = 0; from < stranded.size(); from += AT_ONCE) {
            List<LiveSession> some = stranded.subList(from, Math.min(stranded.size(), from + AT_ONCE));
            // A session that ended by itself meanwhile is not found, which is as well.
            var _ = target.ask(
                    master,
                    some.stream()
                            .map(session -> worker + "shutdown session " + session.id())
                            .collect(Collectors.joining("; ")));
        }
        return new OldWorker(pid, all.size() - stranded.size(), stranded.size());
    }

    /// The servers, as `section/server`, whose sessions have to end.
    private Set<String> down(String statsSocket) throws TargetException {
        Set<String> ending = target.readAll(site.services(), ".cfg").values().stream()
                .flatMap(text -> Section.parse(text).stream())
                .flatMap(section -> ending(section).stream())
                .collect(Collectors.toSet());
        return Activator.statistics(target, statsSocket).stream()
                .filter(server ->
                        server.status().startsWith("DOWN") || server.status().startsWith("MAINT"))
                .map(server -> server.section() + "/" + server.server())
                .filter(ending::contains)
                .collect(Collectors.toSet());
    }

    private static List<String> ending(Section section) {
        String name = section.name().orElse("");
        return section.serversWithDefaults().entrySet().stream()
                .filter(server -> shutsSessions(server.getValue()))
                .map(server -> name + "/" + server.getKey())
                .toList();
    }

    private static boolean shutsSessions(List<String> words) {
        int at = words.lastIndexOf("on-marked-down");
        return at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("shutdown-sessions");
    }
}
