package pgsvc.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.haproxy.file.Section;

/// The servers of a HAProxy and its commands for them, as the management guides of 2.4, 2.6 to 3.0, and 3.2 have
/// them (9.3). Checks pass between two looks at its statistics.
final class FakeServers {
    private final String version;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, Integer> sessions = new LinkedHashMap<>();

    private static final class Server {
        private final String address;
        private String status = "UP";
        private String weight;
        private final int checkState;
        private final boolean backup;

        private Server(List<String> words) {
            this.address = words.getFirst();
            int at = words.lastIndexOf("weight");
            this.weight = at < 0 ? "1" : words.get(at + 1);
            this.backup = words.contains("backup");
            this.checkState = words.contains("check") ? 6 : 0;
        }
    }

    FakeServers(String version) {
        this.version = version;
    }

    String version() {
        return version;
    }

    void load(Collection<Section> sections) {
        servers.clear();
        sections.forEach(section -> section.serversWithDefaults()
                .forEach((server, words) ->
                        servers.put(section.name().orElseThrow() + "/" + server, new Server(words))));
    }

    /// Lets a server have sessions that do not end.
    void occupy(String server, int count) {
        sessions.put(server, count);
    }

    /// `section/server address weight status`, a line each.
    List<String> lines() {
        return servers.entrySet().stream()
                .map(server -> server.getKey() + " " + server.getValue().address + " " + server.getValue().weight + " "
                        + server.getValue().status)
                .sorted()
                .toList();
    }

    /// The answers to the commands of one line.
    String ask(String line) {
        List<String> answers = new ArrayList<>();
        for (String command : line.split("; ?")) {
            answers.add(one(List.of(command.split(" "))) + "\n");
        }
        return String.join("", answers);
    }

    private String one(List<String> words) {
        String verb = words.get(0) + " " + words.get(1);
        String name = words.get(2);
        if (name.equals("help")) {
            return help();
        }
        if (version.startsWith("2.4") && !verb.equals("set server")) {
            return "This command is restricted to experimental mode only.\n";
        }
        return verb.equals("add server") ? add(name, words.subList(3, words.size())) : change(verb, name, words);
    }

    private String help() {
        return switch (version.substring(0, 3)) {
            case "2.4" -> "This command is restricted to experimental mode only.\n";
            case "3.2" -> "List of keywords supported for dynamic server:\nbackup\ncheck\nport\nweight\n";
            default -> "Require 'backend/server'.\n";
        };
    }

    private String add(String name, List<String> words) {
        if (servers.containsKey(name)) {
            return "Already exists a server with the same name in backend.\n";
        }
        if (words.contains("ca-file")) {
            return "'ca-file' : unable to load /no/such.\n";
        }
        Server server = new Server(words);
        server.status = "MAINT";
        servers.put(name, server);
        return "New server registered.\n";
    }

    private String change(String verb, String name, List<String> words) {
        @Nullable Server server = servers.get(name);
        if (server == null) {
            return "No such server.\n";
        }
        switch (verb) {
            case "enable server" -> server.status = "UP";
            case "enable health" -> {}
            case "del server" -> {
                if (!server.status.equals("MAINT")) {
                    return "Only servers in maintenance mode can be deleted.\n";
                }
                servers.remove(name);
                return "Server deleted.\n";
            }
            default -> set(server, words.get(3), words.get(4));
        }
        return "";
    }

    private static void set(Server server, String what, String value) {
        switch (what + " " + value) {
            case "health down" -> server.status = "DOWN";
            case "state drain" -> server.status = "DRAIN";
            case "state maint" -> server.status = "MAINT";
            case "state ready" -> server.status = "UP";
            default -> server.weight = value;
        }
    }

    /// The servers of one section, as rows of `show stat`.
    String rows(String section) {
        String rows = servers.entrySet().stream()
                .filter(server -> server.getKey().startsWith(section + "/"))
                .map(server -> section + "," + server.getKey().substring(section.length() + 1) + ",0,0,"
                        + sessions.getOrDefault(server.getKey(), 0) + ",0,0,0,0,0,0,0,0,0,0,0,0,"
                        + server.getValue().status + "," + server.getValue().weight + ","
                        + (server.getValue().backup ? "1" : "0") + ",2\n")
                .collect(Collectors.joining());
        servers.values().stream()
                .filter(server -> server.status.equals("DOWN"))
                .forEach(server -> server.status = "UP");
        return rows;
    }

    /// `show servers state`, as far as anybody looks.
    String states() {
        return "1\n# be_name srv_name srv_addr srv_port srv_uweight srv_iweight srv_check_state\n"
                + servers.entrySet().stream()
                        .map(server -> server.getKey().replace('/', ' ') + " "
                                + server.getValue().address.replace(':', ' ') + " " + server.getValue().weight + " 1 "
                                + server.getValue().checkState + "\n")
                        .collect(Collectors.joining());
    }
}
