package pgsvc.observe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.haproxy.runtime.Info;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Looks at a target; changes nothing there.
public final class Observer {
    private static final String SUFFIX = ".cfg";

    private Observer() {}

    /// Finds how a folder is laid out: with `conf.d`, unless services stand beside `haproxy.cfg` and there is
    /// none.
    public static Site site(Target target, String folder) throws TargetException {
        List<String> names = target.list(folder);
        boolean flat = !names.contains("conf.d")
                && names.stream().anyMatch(name -> name.endsWith(SUFFIX) && !name.equals("haproxy.cfg"));
        return flat ? Site.flat(folder) : Site.withConfD(folder);
    }

    /// Reads the files, and asks the HAProxy that loads them.
    ///
    /// @throws TargetException when the target cannot be reached, or HAProxy runs and does not answer
    public static Observation observe(Target target, Site site) throws TargetException {
        SortedMap<String, String> files = new TreeMap<>(target.readAll(site.services(), SUFFIX));
        Optional<String> base = target.read(site.base());
        files.keySet().removeIf(site::isBase);
        Optional<MasterProcess> process = MasterProcess.of(target, site, base.flatMap(Observer::pidFile));
        Optional<String> socket = base.flatMap(Observer::statsSocket);
        Optional<Running> running = process.isPresent() && socket.isPresent()
                ? Optional.of(running(target, process.get(), socket.get()))
                : process.map(Running::silent);
        return new Observation(target.name(), site, files, base, running);
    }

    private static Optional<String> pidFile(String base) {
        return Section.lines(base, "global", "pidfile")
                .filter(line -> line.size() == 2 && line.get(1).startsWith("/"))
                .map(line -> line.get(1))
                .findFirst();
    }

    /// The first socket that a base configuration lets an administrator use.
    public static Optional<String> statsSocket(String base) {
        return Section.lines(base, "global", "stats")
                .filter(line -> line.size() > 2 && line.get(1).equals("socket") && isAdministrators(line))
                .map(line -> line.get(2).replaceFirst("^unix@", ""))
                .filter(path -> path.startsWith("/"))
                .findFirst();
    }

    private static boolean isAdministrators(List<String> line) {
        int level = line.indexOf("level");
        return level > 0 && level + 1 < line.size() && line.get(level + 1).equals("admin");
    }

    private static Running running(Target target, MasterProcess process, String socket) throws TargetException {
        String answer = target.ask(socket, "show info;" + DynamicServers.QUESTION + ";show stat");
        int table = Math.max(0, answer.indexOf("# pxname"));
        String info = answer.substring(0, table);
        String version = Info.field(info, "Version").orElse("unknown");
        String statistics = answer.substring(table);
        try {
            return new Running(
                    process.pid(),
                    Info.pid(info).orElse(0),
                    version,
                    process.files(),
                    process.masterSocket(),
                    socket,
                    ServerStatus.listening(statistics),
                    ServerStatus.parse(statistics),
                    DynamicServers.of(version, info));
        } catch (IllegalArgumentException e) {
            throw TargetException.refused(
                    socket + ": " + e.getMessage(),
                    "See whether HAProxy listens there: echo show stat | socat - " + socket);
        }
    }
}
