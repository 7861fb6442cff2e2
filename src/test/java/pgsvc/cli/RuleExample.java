package pgsvc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What breaks a rule, and what does not: as `src/test/resources/pgsvc/cli/rules.txt` has it.
///
/// @param rule its id
/// @param options of `pgsvc lint` that ask for it
record RuleExample(String rule, Frame frame, List<String> options, String wrong, String right) {
    private static final Path ALL = Path.of("src/test/resources/pgsvc/cli/rules.txt");

    private static final String CLUSTER = """
            all:
              children:
                pg-test:
                  hosts:
            """;
    private static final String HOSTS = """
            10.10.10.11: { pg_seq: 1, pg_role: primary }
            10.10.10.12: { pg_seq: 2, pg_role: replica }
            10.10.10.13: { pg_seq: 3, pg_role: replica, pg_offline_query: true }
            """;

    /// Where an example stands.
    enum Frame {
        INVENTORY("the inventory"),
        HOSTS("hosts of a cluster"),
        VARS("variables of a cluster"),
        SERVICE("in pg_services"),
        FILES("beside an inventory");

        final String words;

        Frame(String words) {
            this.words = words;
        }

        /// The inventory that an example makes.
        String inventory(String text) {
            return switch (this) {
                case INVENTORY -> text;
                case HOSTS ->
                    CLUSTER + text.indent(8) + "      vars: { pg_cluster: pg-test, pg_default_services: [] }\n";
                case VARS -> CLUSTER + RuleExample.HOSTS.indent(8) + vars(text.indent(8));
                case SERVICE ->
                    CLUSTER + RuleExample.HOSTS.indent(8) + vars("        pg_services:\n" + text.indent(10));
                case FILES -> CLUSTER + RuleExample.HOSTS.indent(8) + vars("");
            };
        }

        private static String vars(String more) {
            return "      vars:\n        pg_cluster: pg-test\n" + more;
        }
    }

    /// All that there are, in their order.
    static List<RuleExample> all() throws IOException {
        return Stream.of(Files.readString(ALL).split("(?m)^@rule "))
                .skip(1)
                .map(RuleExample::of)
                .toList();
    }

    private static RuleExample of(String block) {
        String[] parts = block.split("(?m)^@(wrong|right)\n");
        List<String> head = new ArrayList<>(Arrays.asList(parts[0].strip().split(" ")));
        return new RuleExample(
                head.removeFirst(),
                Frame.valueOf(head.removeFirst().toUpperCase(Locale.ROOT)),
                List.copyOf(head),
                parts[1],
                parts[2]);
    }

    /// Whether it is told by commands that reach nodes, and not by lint.
    boolean isOfNodes() {
        return options.contains("nodes");
    }

    /// Makes what an example says in an empty folder.
    ///
    /// @param text one of this example's two
    /// @return the inventory
    Path write(String text, Path folder) throws IOException, InterruptedException {
        Path inventory = Files.writeString(folder.resolve("pigsty.yml"), frame.inventory(text));
        if (frame == Frame.FILES) {
            Process shell = new ProcessBuilder("sh", "-euc", text)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (shell.waitFor() != 0) {
                throw new IOException(said);
            }
        }
        return inventory;
    }

    /// As the page shows it.
    String page() {
        return "\nWrong, " + where() + ":\n\n" + wrong.indent(4) + "\nRight:\n\n" + right.indent(4);
    }

    private String where() {
        String asked = options.isEmpty() || isOfNodes() ? "" : ", with `" + String.join(" ", options) + "`";
        return (frame == Frame.FILES ? "in a folder with an inventory `pigsty.yml`" : frame.words)
                + (isOfNodes() ? ", told by commands that reach nodes, such as `plan`" : asked);
    }
}
