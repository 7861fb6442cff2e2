package pgsvc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What HAProxy loads for its services, read from the files that pgsvc rendered.
///
/// @param ports where they listen
/// @param servers `<service>/<server>` to address and port
record LoadedFiles(Set<Integer> ports, Map<String, String> servers) {
    LoadedFiles {
        ports = Set.copyOf(ports);
        servers = Map.copyOf(servers);
    }

    static LoadedFiles read(Path folder) throws IOException {
        Set<Integer> ports = new HashSet<>();
        Map<String, String> servers = new HashMap<>();
        for (Path file : Trees.files(folder)) {
            String section = "";
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split(" +");
                switch (words[0]) {
                    case "listen" -> section = words[1];
                    case "bind" -> ports.add(port(words[1]));
                    case "server" -> servers.put(section + "/" + words[1], words[2]);
                    default -> {}
                }
            }
        }
        return new LoadedFiles(ports, servers);
    }

    private static int port(String bind) {
        return Integer.parseInt(bind.substring(bind.lastIndexOf(':') + 1));
    }
}
