package pgsvc.haproxy.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pgsvc.haproxy.Words;

/// A section of a configuration file: its header and its lines, each split into words, without comments and blank
/// lines (configuration manual, section 2.1).
///
/// @param header such as `listen pg-test-primary`
public record Section(List<String> header, List<List<String>> lines) {
    private static final Set<String> KEYWORDS = Set.of(
            "global",
            "defaults",
            "listen",
            "frontend",
            "backend",
            "userlist",
            "peers",
            "mailers",
            "resolvers",
            "cache",
            "program",
            "http-errors",
            "ring",
            "fcgi-app",
            "crt-store",
            "log-forward",
            "log-profile",
            "traces",
            "acme");

    public Section {
        header = List.copyOf(header);
        lines = lines.stream().map(List::copyOf).toList();
    }

    /// Reads a file. Lines before the first header have no section and are left out.
    public static List<Section> parse(String text) {
        List<Section> sections = new ArrayList<>();
        List<String> header = List.of();
        List<List<String>> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (isHeader(words)) {
                add(sections, header, lines);
                header = words;
                lines = new ArrayList<>();
            } else {
                lines.add(words);
            }
        }
        add(sections, header, lines);
        return sections;
    }

    /// What HAProxy reads in a line: nothing in a comment.
    static List<String> words(String line) {
        return Words.of(line.strip()).words();
    }

    /// Whether a line that is not empty begins a section.
    static boolean isHeader(List<String> words) {
        return KEYWORDS.contains(words.getFirst());
    }

    /// The lines that begin with a keyword in a file's sections of one kind, such as `global`.
    public static Stream<List<String>> lines(String text, String kind, String keyword) {
        return parse(text).stream()
                .filter(section -> section.header().getFirst().equals(kind))
                .flatMap(section -> section.lines(keyword));
    }

    /// The servers in a file, by `section/server`.
    public static Set<String> serverNames(String text) {
        Set<String> names = new HashSet<>();
        for (Section section : parse(text)) {
            String name = section.name().orElse("");
            section.servers().keySet().forEach(server -> names.add(name + "/" + server));
        }
        return names;
    }

    private static void add(List<Section> sections, List<String> header, List<List<String>> lines) {
        if (!header.isEmpty()) {
            sections.add(new Section(header, lines));
        }
    }

    /// The section's name, where it has one.
    public Optional<String> name() {
        return header.size() > 1 ? Optional.of(header.get(1)) : Optional.empty();
    }

    /// The lines that begin with a keyword.
    public Stream<List<String>> lines(String keyword) {
        return lines.stream().filter(line -> line.getFirst().equals(keyword));
    }

    /// All lines but those of servers.
    public List<List<String>> settings() {
        return lines.stream().filter(line -> !line.getFirst().equals("server")).toList();
    }

    /// The servers by their names, each with the words behind the name: its address and its options.
    public Map<String, List<String>> servers() {
        Map<String, List<String>> servers = new LinkedHashMap<>();
        lines("server")
                .filter(line -> line.size() > 2)
                .forEach(line -> servers.put(line.get(1), line.subList(2, line.size())));
        return servers;
    }

    /// The same, with the options of the `default-server` lines above it between each server's address and its own.
    public Map<String, List<String>> serversWithDefaults() {
        Map<String, List<String>> servers = new LinkedHashMap<>();
        List<String> defaults = new ArrayList<>();
        for (List<String> line : lines) {
            if (line.getFirst().equals("default-server")) {
                defaults.addAll(line.subList(1, line.size()));
            } else if (line.getFirst().equals("server") && line.size() > 2) {
                List<String> words = new ArrayList<>(List.of(line.get(2)));
                words.addAll(defaults);
                words.addAll(line.subList(3, line.size()));
                servers.put(line.get(1), List.copyOf(words));
            }
        }
        return servers;
    }
}
