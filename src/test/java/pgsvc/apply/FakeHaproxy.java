package pgsvc.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.haproxy.file.Section;
import pgsvc.observe.Site;
import pgsvc.target.MemoryMachine;
import pgsvc.target.MemoryTarget;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// A HAProxy on a machine in memory, as far as a transaction sees it: it loads the files of a site at a reload,
/// tells what it runs with, and takes what is told of its servers. It refuses files that hold the word `refused`,
/// and dies of those that hold `deadly`.
public final class FakeHaproxy {
    public static final String FOLDER = "/etc/haproxy";
    private static final String STATS = "/run/stats.sock";
    private static final String MASTER = "/run/master.sock";
    private static final String BASE = """
            global
                stats socket /run/stats.sock mode 600 level admin
                server-state-file /etc/haproxy/states
            defaults
                load-server-state-from-file global
            """;

    private final MemoryMachine machine;
    private final Site site;
    private String loadedBase = "";
    private String carried = "";
    private SortedMap<String, String> loaded = new TreeMap<>();
    private final FakeServers servers;
    private long worker = 100;
    private int reloads;
    private boolean running = true;
    private boolean hasMasterSocket = true;
    private boolean isSystemds;
    private final List<String> commands = new ArrayList<>();

    public FakeHaproxy(MemoryMachine machine) {
        this(machine, new FakeServers("2.6.12"));
    }

    FakeHaproxy(MemoryMachine machine, FakeServers servers) {
        this(machine, servers, Site.withConfD(FOLDER), BASE);
    }

    FakeHaproxy(MemoryMachine machine, FakeServers servers, Site site, String base) {
        this.servers = servers;
        this.machine = machine.with(site.base(), base).withFolder(site.services());
        this.site = site;
        load();
    }

    public MemoryTarget target() {
        return new MemoryTarget("10.0.0.1", machine, this::run, this::ask);
    }

    /// One that was started without `-S`.
    FakeHaproxy withoutMasterSocket() {
        hasMasterSocket = false;
        return this;
    }

    /// One that systemd started.
    FakeHaproxy ofSystemd() {
        isSystemds = true;
        return this;
    }

    /// The commands that reloaded it.
    List<String> commands() {
        return commands;
    }

    /// The files that it has loaded.
    public SortedMap<String, String> loaded() {
        return loaded;
    }

    FakeServers servers() {
        return servers;
    }

    /// The base configuration that it runs with.
    String loadedBase() {
        return loadedBase;
    }

    /// What the file for health states held when it was last read; nothing where the base names none.
    String carried() {
        return carried;
    }

    public int reloads() {
        return reloads;
    }

    public void stop() {
        running = false;
    }

    /// As a restart of the machine does.
    public void start() {
        running = true;
        load();
    }

    private void load() {
        loaded = files(site.services());
        loaded.keySet().removeIf(site::isBase);
        loadedBase = machine.files().getOrDefault(site.base(), "");
        carried = Section.lines(loadedBase, "global", "server-state-file")
                .map(line -> machine.files().getOrDefault(line.get(1), ""))
                .collect(Collectors.joining());
        servers.load(loaded.values().stream()
                .flatMap(text -> Section.parse(text).stream())
                .toList());
        worker++;
    }

    private SortedMap<String, String> files(String folder) {
        SortedMap<String, String> files = new TreeMap<>();
        machine.files().forEach((path, text) -> {
            String name = path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : "/";
            if (name.endsWith(".cfg") && !name.contains("/")) {
                files.put(name, text);
            }
        });
        return files;
    }

    private Result run(List<String> command) {
        if (command.getFirst().equals("sh")) {
            String process = "7\n/\nhaproxy\n-W\n" + (hasMasterSocket ? "-S\n" + MASTER + "\n" : "") + "-f\n"
                    + String.join("\n-f\n", site.loaded()) + "\n\n";
            return new Result(0, running ? process : "");
        }
        if (command.getFirst().equals("mkdir")) {
            var _ = machine.withFolder(command.getLast());
            return new Result(0, "");
        }
        if (command.getFirst().equals("chmod")) {
            return machine.files().containsKey(command.getLast()) ? new Result(0, "") : new Result(1, "no such file");
        }
        if (command.subList(0, 2).equals(List.of("haproxy", "-c"))) {
            boolean bad = command.stream()
                    .flatMap(path ->
                            Stream.concat(Stream.ofNullable(machine.files().get(path)), files(path).values().stream()))
                    .anyMatch(text -> text.contains("refused"));
            return bad ? new Result(1, "[ALERT] unknown keyword 'refused'") : new Result(0, "");
        }
        return switch (String.join(" ", command)) {
            case "systemctl show -p MainPID --value haproxy" ->
                isSystemds ? new Result(0, "7\n") : new Result(127, "systemctl: not found");
            case "systemctl reload haproxy", "kill -USR2 7" -> {
                commands.add(command.getFirst());
                var _ = master("reload");
                yield new Result(0, "");
            }
            default -> throw new IllegalStateException("no such command: " + command);
        };
    }

    private String ask(String socket, String command) throws TargetException {
        if (socket.equals(MASTER)) {
            return master(command);
        }
        if (!running || !socket.equals(STATS)) {
            throw TargetException.refused("nobody listens at " + socket, "Start it.");
        }
        if (command.startsWith("set server ") || command.startsWith("add server ")) {
            return servers.ask(command);
        }
        return switch (command) {
            case "show info;add server help;show stat" ->
                info() + "\n" + servers.ask("add server help") + "\n" + statistics();
            case "show stat;show servers state" -> statistics() + "\n" + servers.states();
            case "show info" -> info();
            case "show stat" -> statistics();
            case "show servers state" -> servers.states();
            default -> throw new IllegalStateException("no such command: " + command);
        };
    }

    private String info() {
        return "Name: HAProxy\nVersion: " + servers.version() + "\nPid: " + worker + "\n";
    }

    private String master(String command) {
        if (command.equals("reload")) {
            reloads++;
            load();
            running = loaded.values().stream().noneMatch(text -> text.contains("deadly"));
            return "";
        }
        return "#<PID> <type>\n7 master 0 [failed: 0]\n# workers\n" + worker + " worker 0\n";
    }

    private String statistics() {
        return "# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,"
                + "weight,bck,type\n"
                + loaded.values().stream()
                        .flatMap(text -> Section.parse(text).stream())
                        .map(this::rows)
                        .collect(Collectors.joining());
    }

    private String rows(Section section) {
        String name = section.name().orElseThrow();
        return name + ",FRONTEND,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,OPEN,0,0,0\n" + servers.rows(name);
    }
}
