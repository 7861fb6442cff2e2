package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links between the documents lead somewhere, the index has each page, and docs/inventory.md has all that is read.
class DocumentationTest {
    private static final Path DOCS = Path.of("docs");
    private static final Path INVENTORY = DOCS.resolve("inventory.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern VARIABLE =
            Pattern.compile("\"((?:pg|patroni|pgbouncer|haproxy|ansible|node|exporter)_[a-z_]+)\"");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    @TempDir
    Path folder;

    @Test
    void eachLinkLeadsToAFileAndAHeadingThatThereIs() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : found(LINK, withoutCode(Files.readString(page)))) {
                if (!link.contains("://") && !leads(page, link)) {
                    dead.add(page + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theIndexHasEachPage() throws IOException {
        String index = Files.readString(DOCS.resolve("README.md"));
        Set<String> listed = found(LINK, index).stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> !link.contains("/"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(listed)
                    .isEqualTo(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void thePageOfTheInventoryHasEachKeyOfAServiceAndNoOther() throws IOException {
        String page = Files.readString(INVENTORY);

        assertThat(rows(section(page, "Services"))).isEqualTo(keys("pg_services", "selector: '[]'"));
        assertThat(rows(section(page, "Services of a node"))).isEqualTo(keys("haproxy_services", "servers: []"));
    }

    /// Old names, which are only refused, have a page of their own: what lint says.
    @Test
    void thePageOfTheInventoryHasEachVariableThatIsRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path source : sources()) {
            read.addAll(found(VARIABLE, Files.readString(source)));
        }
        Set<String> told = Set.copyOf(found(CODE, Files.readString(INVENTORY)));

        assertThat(read).hasSizeGreaterThan(40).isSubsetOf(told);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/pgsvc"))) {
            return files.filter(file ->
                            file.toString().matches(".*/(inventory|model|resolve|dsn|whatif|cli/topology)/.*\\.java"))
                    .filter(file -> !file.toString().matches(".*/(OldVariables|SelectorRules)\\.java"))
                    .toList();
        }
    }

    /// Those that the program itself offers in place of one that there is not.
    private Set<String> keys(String list, String rest) throws IOException {
        Path inventory = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }
                  vars: { pg_cluster: pg-test, %s: [ { name: x, port: 1, nothing: 1, %s } ] }
                """.formatted(list, rest));
        String said = Cli.run("lint", "-i", inventory.toString()).out();
        String keys = said.replaceFirst("(?s).*Use one of (.*?), or remove it\\..*", "$1");
        return new TreeSet<>(List.of(keys.split(", ")));
    }

    /// The names in the first column of a section's first table.
    private static Set<String> rows(String section) {
        return section.lines()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> found(CODE, line.split("\\|")[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String page, String heading) {
        String begun = page.substring(page.indexOf("\n## " + heading + "\n") + 4);
        int end = begun.indexOf("\n## ");
        return end < 0 ? begun : begun.substring(0, end);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            return Stream.concat(
                            docs.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(Path::of))
                    .toList();
        }
    }

    private static boolean leads(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(Files.readString(file)).contains(parts[1]);
    }

    /// As GitHub makes them of headings.
    private static Set<String> anchors(String page) {
        return found(HEADING, page).stream()
                .map(heading -> heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String page) {
        return page.replaceAll("(?ms)^```.*?^```", "")
                .replaceAll("`[^`\n]*`", "")
                .replaceAll("(?m)^    .*$", "");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
